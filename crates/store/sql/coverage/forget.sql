DELETE FROM coverage WHERE import_id = ?
