INSERT INTO template (name, kind, at, body) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, at = excluded.at, body = excluded.body
