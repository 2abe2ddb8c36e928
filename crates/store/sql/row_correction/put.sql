INSERT INTO row_correction (entity, row_id, field, columns, why, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id
