INSERT INTO board (id, name, items) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, items = excluded.items
RETURNING id
