DELETE FROM target WHERE id IN (SELECT value FROM json_each(?))
