SELECT file, sheet FROM import_run WHERE id = ?
