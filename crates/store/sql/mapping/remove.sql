DELETE FROM mapping WHERE id = ?
RETURNING id, headings, file, kind, at, body, day_order, decimal_mark
