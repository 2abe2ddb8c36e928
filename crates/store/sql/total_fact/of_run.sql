SELECT id FROM total_fact WHERE import_id = ?
