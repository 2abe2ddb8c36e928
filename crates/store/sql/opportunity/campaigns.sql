SELECT campaign_id FROM opportunity WHERE campaign_id IS NOT NULL AND id IN (SELECT value FROM json_each(?))
