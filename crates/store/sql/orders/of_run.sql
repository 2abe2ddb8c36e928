SELECT id FROM orders WHERE import_id = ?
