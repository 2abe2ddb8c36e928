DELETE FROM cell WHERE id IN (SELECT value FROM json_each(?))
