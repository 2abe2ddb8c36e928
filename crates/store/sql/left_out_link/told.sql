SELECT entity, row_id FROM left_out_link WHERE at IS NULL ORDER BY entity, row_id
