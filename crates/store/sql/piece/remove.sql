DELETE FROM piece WHERE id IN (SELECT value FROM json_each(?))
