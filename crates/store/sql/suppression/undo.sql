DELETE FROM suppression WHERE import_id = ?
