-- Whoever stands for the two now.
DELETE FROM own_distinct WHERE (one, other) IN (
    SELECT min(a.identity, b.identity), max(a.identity, b.identity) FROM person a, person b WHERE a.id = ?1 AND b.id = ?2
)
