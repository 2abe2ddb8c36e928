-- The contact of a reference (?1, its identity ?2), an e-mail address, a SIRET or a piece's reference.
SELECT id FROM (
    SELECT id, 0 AS place FROM person WHERE identity = ?2
    UNION ALL SELECT id, 1 FROM contact WHERE email = ?1
    UNION ALL SELECT kept_id, 1 FROM merged_contact WHERE email = ?1
    UNION ALL SELECT id, 2 FROM contact WHERE siret = ?1
    UNION ALL SELECT kept_id, 2 FROM merged_contact WHERE siret = ?1
    UNION ALL SELECT contact_id, 3 FROM piece WHERE reference = ?1 AND contact_id IS NOT NULL
)
ORDER BY place, id LIMIT 1
