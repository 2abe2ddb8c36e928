INSERT INTO mapping (headings, file, kind, at, body) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (headings) DO UPDATE SET
    file = excluded.file, kind = excluded.kind, at = excluded.at, body = excluded.body
