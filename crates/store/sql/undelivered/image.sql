SELECT id, json_array(
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    date, reason, reason_text, import_id, source_row
)
FROM undelivered WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
