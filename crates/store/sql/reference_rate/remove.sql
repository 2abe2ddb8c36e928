DELETE FROM reference_rate WHERE id IN (SELECT value FROM json_each(?))
