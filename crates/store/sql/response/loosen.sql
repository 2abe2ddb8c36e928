-- Back to where their file left them: all rows, or those of a list.
UPDATE response
SET campaign_id = s.campaign_id, mailing_id = s.mailing_id, cell_id = s.cell_id, key_code = s.key_code,
    piece_id = NULL, contact_id = s.contact_id, joined_by = s.joined_by, joined_probability = NULL
FROM first_scope s
WHERE s.entity = 'response' AND s.row_id = response.id AND (?1 IS NULL OR s.row_id IN (SELECT value FROM json_each(?1)))
