SELECT id, json_array(
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    told_campaign, told_posting_date, told_key_code, told_reference, told_contact_id, number, obtained_on,
    planned_on, outcome, outcome_text, import_id, source_row
)
FROM appointment_told WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
