DELETE FROM orders WHERE id IN (SELECT value FROM json_each(?))
