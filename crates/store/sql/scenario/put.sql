INSERT INTO scenario (id, name, assumed) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, assumed = excluded.assumed
RETURNING id
