SELECT id, json_array(
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    date, channel, channel_text, interest, interest_text, qualified, verbatim, import_id, source_row
)
FROM response WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
