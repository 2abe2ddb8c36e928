SELECT coalesce(max(undo), 0) + 1 FROM import_undone
