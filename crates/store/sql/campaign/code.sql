-- The code of a campaign, or of the one of a deal.
SELECT code FROM campaign WHERE id = coalesce(?1, (SELECT campaign_id FROM opportunity WHERE id = ?2))
