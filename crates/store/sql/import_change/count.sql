SELECT count(DISTINCT entity || row_id) FROM import_change WHERE import_id = ?
