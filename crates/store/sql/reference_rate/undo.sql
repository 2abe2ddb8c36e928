DELETE FROM reference_rate WHERE import_id = ?
