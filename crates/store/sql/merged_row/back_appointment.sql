-- Whom the row names again; whose it is follows from its letter, and is worked out anew.
UPDATE appointment_told SET
    told_contact_id = coalesce(
        (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'appointment' AND m.row_id = appointment_told.id), told_contact_id
    ),
    contact_id = coalesce(
        (SELECT p.contact_id FROM piece p WHERE p.id = appointment_told.piece_id),
        (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'appointment' AND m.row_id = appointment_told.id), told_contact_id
    )
WHERE id IN (SELECT row_id FROM merged_row WHERE entity = 'appointment') OR contact_id IN (SELECT kept_id FROM merged_contact)
