SELECT id FROM piece WHERE import_id = ?
