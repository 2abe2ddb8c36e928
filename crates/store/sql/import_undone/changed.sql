SELECT row_id, image, before FROM import_undone
WHERE undo = ? AND import_id = ? AND entity = ? AND change_id IS NOT NULL ORDER BY id
