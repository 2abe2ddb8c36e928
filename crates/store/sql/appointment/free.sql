-- Sets free what is joined to something that a run brought.
UPDATE appointment_told
SET campaign_id = NULL, mailing_id = NULL, cell_id = NULL, key_code = NULL, piece_id = NULL,
    contact_id = told_contact_id, joined_by = NULL, joined_probability = NULL
WHERE campaign_id IN (SELECT x.id FROM campaign x JOIN import_run i ON i.id = x.import_id WHERE i.id = ?1 OR i.state = 'undone')
    OR mailing_id IN (SELECT x.id FROM mailing x JOIN import_run i ON i.id = x.import_id WHERE i.id = ?1 OR i.state = 'undone')
    OR cell_id IN (SELECT x.id FROM cell x JOIN import_run i ON i.id = x.import_id WHERE i.id = ?1 OR i.state = 'undone')
    OR piece_id IN (SELECT id FROM piece WHERE import_id = ?1)
    OR contact_id IN (SELECT x.id FROM contact x JOIN import_run i ON i.id = x.import_id WHERE i.id = ?1 OR i.state = 'undone')
