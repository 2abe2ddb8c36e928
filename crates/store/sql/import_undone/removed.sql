SELECT id, image FROM import_undone
WHERE undo = ? AND import_id = ? AND entity = ? AND change_id IS NULL AND id > ? ORDER BY id LIMIT ?
