INSERT INTO schedule (id, template, rhythm, folder, folder_before, state, closes, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    template = excluded.template,
    rhythm = excluded.rhythm,
    folder = excluded.folder,
    folder_before = excluded.folder_before,
    state = excluded.state,
    closes = excluded.closes,
    since = excluded.since
RETURNING id
