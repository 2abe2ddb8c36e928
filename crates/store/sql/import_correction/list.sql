SELECT import_id, heading, source_row, raw, cause, action, value FROM import_correction
ORDER BY import_id DESC, place LIMIT 2000
