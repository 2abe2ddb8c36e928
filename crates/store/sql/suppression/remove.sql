DELETE FROM suppression WHERE id IN (SELECT value FROM json_each(?))
