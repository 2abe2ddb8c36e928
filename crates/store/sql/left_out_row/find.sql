SELECT image FROM left_out_row WHERE entity = ? AND row_id = ?
