DELETE FROM undelivered WHERE id IN (SELECT value FROM json_each(?))
