DELETE FROM undelivered WHERE import_id = ?
