DELETE FROM response WHERE id IN (SELECT value FROM json_each(?))
