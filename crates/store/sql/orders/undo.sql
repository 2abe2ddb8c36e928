DELETE FROM orders WHERE import_id = ?
