SELECT id FROM target WHERE import_id = ?
