DELETE FROM appointment WHERE id IN (SELECT value FROM json_each(?))
