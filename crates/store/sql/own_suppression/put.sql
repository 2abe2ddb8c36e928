INSERT INTO own_suppression (contact, keys, date) SELECT identity, ?2, ?3 FROM contact WHERE id = ?1
ON CONFLICT (contact) DO NOTHING
