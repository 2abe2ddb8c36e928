SELECT id FROM suppression WHERE import_id = ?
