DELETE FROM row_correction WHERE id = ?
