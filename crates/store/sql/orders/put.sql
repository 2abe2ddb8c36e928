INSERT INTO orders (
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    told_campaign, told_posting_date, told_key_code, told_reference, told_contact_id, number, date,
    amount_e4, margin_e4, currency, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, key_code = excluded.key_code, piece_id = excluded.piece_id,
    contact_id = excluded.contact_id, joined_by = excluded.joined_by, joined_probability = NULL,
    told_campaign = excluded.told_campaign, told_posting_date = excluded.told_posting_date,
    told_key_code = excluded.told_key_code, told_reference = excluded.told_reference,
    told_contact_id = excluded.told_contact_id, number = excluded.number, date = excluded.date,
    amount_e4 = excluded.amount_e4, margin_e4 = excluded.margin_e4, currency = excluded.currency,
    import_id = excluded.import_id, source_row = excluded.source_row
