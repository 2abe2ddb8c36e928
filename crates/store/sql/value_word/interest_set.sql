UPDATE response SET interest = ?1
WHERE interest_text IN (SELECT value FROM json_each(?2)) AND interest IS NOT ?1
RETURNING campaign_id
