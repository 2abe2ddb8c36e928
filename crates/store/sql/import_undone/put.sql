INSERT INTO import_undone (undo, import_id, entity, row_id, image, change_id, before) VALUES (?, ?, ?, ?, ?, ?, ?)
