-- The letters of those who were kept: as they are told, so that a change of any shows.
SELECT p.contact_id, p.id, p.content, p.import_id FROM merged_contact m CROSS JOIN piece p ON p.contact_id = m.id
WHERE m.id = m.kept_id ORDER BY p.contact_id, p.id
