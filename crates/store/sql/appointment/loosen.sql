UPDATE appointment
SET campaign_id = NULL, mailing_id = NULL, cell_id = NULL, key_code = NULL, piece_id = NULL,
    contact_id = told_contact_id, joined_by = NULL
WHERE joined_by <> 'by_hand' AND (
    campaign_id IN (SELECT id FROM campaign WHERE import_id = ?1)
    OR mailing_id IN (SELECT id FROM mailing WHERE import_id = ?1)
    OR cell_id IN (SELECT id FROM cell WHERE import_id = ?1)
    OR piece_id IN (SELECT id FROM piece WHERE import_id = ?1)
    OR contact_id IN (SELECT id FROM contact WHERE import_id = ?1)
)
