SELECT entity, row_id, image FROM left_out_row ORDER BY entity, row_id
