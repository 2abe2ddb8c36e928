SELECT columns FROM row_correction WHERE entity = ? AND row_id = ? ORDER BY id
