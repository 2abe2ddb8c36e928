DELETE FROM target WHERE import_id = ?
