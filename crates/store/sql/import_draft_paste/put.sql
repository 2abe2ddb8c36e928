INSERT INTO import_draft_paste (place, name, digest, text) VALUES (?, ?, ?, ?)
