SELECT c.id FROM campaign c WHERE EXISTS (SELECT 1 FROM piece p WHERE p.campaign_id = c.id)
