SELECT why, at FROM left_out WHERE entity = ? AND row_id = ?
