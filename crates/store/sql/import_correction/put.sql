INSERT INTO import_correction (import_id, place, heading, source_row, raw, cause, action, value)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
