SELECT id, file, sheet, kind, at, state, new, changed, same, refused FROM import_run ORDER BY id
