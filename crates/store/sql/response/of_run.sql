SELECT id FROM response WHERE import_id = ?
