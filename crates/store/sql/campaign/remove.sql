DELETE FROM campaign WHERE id IN (SELECT value FROM json_each(?))
