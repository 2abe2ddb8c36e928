SELECT id FROM undelivered WHERE import_id = ?
