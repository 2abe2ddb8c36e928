INSERT INTO left_out_row (entity, row_id, of_entity, of_row, image) VALUES (?, ?, ?, ?, ?)
