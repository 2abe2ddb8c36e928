INSERT INTO import_run (file, sheet, kind, digest, at, state) VALUES (?, ?, ?, ?, ?, 'done') RETURNING id
