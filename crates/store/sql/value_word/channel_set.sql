UPDATE response SET channel = ?1
WHERE channel_text IN (SELECT value FROM json_each(?2)) AND channel IS NOT ?1
RETURNING campaign_id
