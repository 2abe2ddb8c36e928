DELETE FROM response WHERE import_id = ?
