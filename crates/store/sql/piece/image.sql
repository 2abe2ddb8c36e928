SELECT id, json_array(
    id, identity, content, campaign_id, mailing_id, cell_id, contact_id, reference, cost_e4, currency,
    import_id, source_row
)
FROM piece WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
