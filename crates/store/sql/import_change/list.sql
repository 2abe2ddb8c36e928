SELECT id, row_id, image FROM import_change WHERE import_id = ? AND entity = ? ORDER BY id
