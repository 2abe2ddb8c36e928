-- Who was merged into a contact, and when.
SELECT m.id, m.image, o.at FROM merged_contact m LEFT JOIN own_merge o ON o.duplicate = m.identity
WHERE m.kept_id = ?1 AND m.id <> m.kept_id ORDER BY o.at, m.id
