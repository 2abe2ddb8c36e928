UPDATE appointment_told
SET campaign_id = ?, mailing_id = ?, cell_id = ?, key_code = ?, piece_id = ?, contact_id = ?,
    joined_by = ?, joined_probability = NULL
WHERE id = ?
