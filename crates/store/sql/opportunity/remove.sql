DELETE FROM opportunity WHERE id IN (SELECT value FROM json_each(?))
