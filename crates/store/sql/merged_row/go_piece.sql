UPDATE piece SET contact_id = (SELECT m.kept_id FROM merged_contact m WHERE m.id = piece.contact_id)
WHERE contact_id IN (SELECT id FROM merged_contact WHERE id <> kept_id)
