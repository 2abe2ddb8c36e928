DELETE FROM mailing WHERE id IN (SELECT value FROM json_each(?))
