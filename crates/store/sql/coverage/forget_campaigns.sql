DELETE FROM coverage WHERE campaign_id IN (SELECT value FROM json_each(?))
