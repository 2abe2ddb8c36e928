DELETE FROM total_fact WHERE id IN (SELECT value FROM json_each(?))
