INSERT INTO import_change (id, import_id, entity, row_id, image)
SELECT change_id, import_id, entity, row_id, before
FROM import_undone WHERE undo = ? AND import_id = ? AND change_id IS NOT NULL ORDER BY change_id
