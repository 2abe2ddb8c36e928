SELECT coalesce(max(id), 0) FROM import_run
