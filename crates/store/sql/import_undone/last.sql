SELECT coalesce(max(row_id), 0) FROM import_undone WHERE entity = ?
