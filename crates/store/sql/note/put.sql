INSERT INTO note (id, contact, day, text)
SELECT ?1, k.identity, ?3, ?4 FROM contact k WHERE k.id = ?2
ON CONFLICT (id) DO UPDATE SET day = excluded.day, text = excluded.text
RETURNING id
