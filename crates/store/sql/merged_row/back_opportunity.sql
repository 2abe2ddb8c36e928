-- Whom the row names again; whose it is follows from its letter, and is worked out anew.
UPDATE opportunity SET
    told_contact_id = coalesce(
        (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'opportunity' AND m.row_id = opportunity.id), told_contact_id
    ),
    contact_id = coalesce(
        (SELECT p.contact_id FROM piece p WHERE p.id = opportunity.piece_id),
        (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'opportunity' AND m.row_id = opportunity.id), told_contact_id
    )
WHERE id IN (SELECT row_id FROM merged_row WHERE entity = 'opportunity') OR contact_id IN (SELECT kept_id FROM merged_contact)
