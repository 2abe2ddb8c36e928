UPDATE undelivered SET reason = ?1
WHERE reason_text IN (SELECT value FROM json_each(?2)) AND reason IS NOT ?1
RETURNING campaign_id
