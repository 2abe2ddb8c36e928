INSERT INTO mapping (headings, file, kind, at, body, day_order, decimal_mark) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (headings) DO UPDATE SET
    file = excluded.file, kind = excluded.kind, at = excluded.at, body = excluded.body,
    day_order = excluded.day_order, decimal_mark = excluded.decimal_mark
