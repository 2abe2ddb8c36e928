INSERT INTO import_change (import_id, entity, row_id, image) VALUES (?, ?, ?, ?)
