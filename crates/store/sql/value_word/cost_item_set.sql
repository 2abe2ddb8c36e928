UPDATE cost SET item = ?1
WHERE item_text IN (SELECT value FROM json_each(?2)) AND item IS NOT ?1
RETURNING campaign_id
