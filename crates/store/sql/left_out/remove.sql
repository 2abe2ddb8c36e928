DELETE FROM left_out WHERE entity = ? AND row_id = ?
