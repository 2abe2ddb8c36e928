SELECT state FROM import_run WHERE id = ?
