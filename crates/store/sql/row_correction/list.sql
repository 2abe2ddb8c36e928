SELECT entity, row_id, columns FROM row_correction ORDER BY entity, row_id, id
