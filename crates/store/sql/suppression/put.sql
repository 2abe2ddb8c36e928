INSERT INTO suppression (
    id, identity, content, keys, reason, reason_text, date, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, keys = excluded.keys, reason = excluded.reason,
    reason_text = excluded.reason_text, date = excluded.date, import_id = excluded.import_id,
    source_row = excluded.source_row
