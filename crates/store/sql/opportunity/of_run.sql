SELECT id FROM opportunity WHERE import_id = ?
