DELETE FROM cost WHERE id IN (SELECT value FROM json_each(?))
