DELETE FROM piece WHERE import_id = ?
