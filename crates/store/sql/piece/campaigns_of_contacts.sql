SELECT DISTINCT campaign_id FROM piece WHERE contact_id IN (SELECT value FROM json_each(?))
