SELECT id FROM reference_rate WHERE import_id = ?
