SELECT id FROM orders WHERE import_id = ? AND piece_id IN (SELECT value FROM json_each(?)) ORDER BY id
