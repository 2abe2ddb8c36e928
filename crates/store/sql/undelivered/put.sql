INSERT INTO undelivered (
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    date, reason, reason_text, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, key_code = excluded.key_code, piece_id = excluded.piece_id,
    contact_id = excluded.contact_id, joined_by = excluded.joined_by, joined_probability = NULL, date = excluded.date,
    reason = excluded.reason, reason_text = excluded.reason_text, import_id = excluded.import_id,
    source_row = excluded.source_row
