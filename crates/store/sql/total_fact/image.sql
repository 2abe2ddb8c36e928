SELECT id, json_array(
    id, identity, content, campaign_id, mailing_id, cell_id, measure, value, currency, import_id,
    source_row
)
FROM total_fact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
