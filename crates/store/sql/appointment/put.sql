INSERT INTO appointment_told (
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    told_campaign, told_posting_date, told_key_code, told_reference, told_contact_id, number, obtained_on,
    planned_on, outcome, outcome_text, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, key_code = excluded.key_code, piece_id = excluded.piece_id,
    contact_id = excluded.contact_id, joined_by = excluded.joined_by, joined_probability = NULL, told_campaign = excluded.told_campaign,
    told_posting_date = excluded.told_posting_date, told_key_code = excluded.told_key_code,
    told_reference = excluded.told_reference, told_contact_id = excluded.told_contact_id,
    number = excluded.number, obtained_on = excluded.obtained_on, planned_on = excluded.planned_on,
    outcome = excluded.outcome, outcome_text = excluded.outcome_text, import_id = excluded.import_id,
    source_row = excluded.source_row
