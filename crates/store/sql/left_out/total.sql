SELECT count(*) FROM left_out l JOIN left_out_row r ON r.entity = l.entity AND r.row_id = l.row_id
