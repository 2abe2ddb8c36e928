INSERT INTO response (
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    date, channel, channel_text, interest, interest_text, qualified, verbatim, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, key_code = excluded.key_code, piece_id = excluded.piece_id,
    contact_id = excluded.contact_id, joined_by = excluded.joined_by, joined_probability = NULL, date = excluded.date,
    channel = excluded.channel, channel_text = excluded.channel_text,
    interest = excluded.interest, interest_text = excluded.interest_text, qualified = excluded.qualified, verbatim = excluded.verbatim, import_id = excluded.import_id,
    source_row = excluded.source_row
