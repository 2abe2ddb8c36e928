SELECT entity, row_id FROM left_out ORDER BY entity, row_id
