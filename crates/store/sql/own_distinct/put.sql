INSERT INTO own_distinct (one, other, at)
SELECT min(a.identity, b.identity), max(a.identity, b.identity), ?3 FROM contact a, contact b
WHERE a.id = ?1 AND b.id = ?2 AND a.id <> b.id
ON CONFLICT (one, other) DO UPDATE SET at = excluded.at
