-- Back to what their file tells: a list of rows.
UPDATE appointment_told
SET campaign_id = NULL, mailing_id = NULL, cell_id = NULL, key_code = NULL, piece_id = NULL,
    contact_id = told_contact_id, joined_by = NULL, joined_probability = NULL
WHERE id IN (SELECT value FROM json_each(?1))
