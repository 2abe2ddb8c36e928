-- The campaign of a deal moved by hand; nothing where there is no such move.
SELECT o.campaign_id FROM own_stage h LEFT JOIN opportunity o ON o.identity = h.deal WHERE h.id = ?
