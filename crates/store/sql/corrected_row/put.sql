INSERT INTO corrected_row (entity, row_id, told) VALUES (?, ?, ?)
