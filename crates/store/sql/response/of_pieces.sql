SELECT id FROM response WHERE import_id = ? AND piece_id IN (SELECT value FROM json_each(?)) ORDER BY id
