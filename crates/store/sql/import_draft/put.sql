INSERT INTO import_draft (id, at, said) VALUES (1, ?, ?)
ON CONFLICT (id) DO UPDATE SET at = excluded.at, said = excluded.said
