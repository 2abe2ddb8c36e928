INSERT INTO total_fact (
    id, identity, content, campaign_id, mailing_id, cell_id, measure, value, currency, import_id,
    source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, measure = excluded.measure, value = excluded.value,
    currency = excluded.currency, import_id = excluded.import_id, source_row = excluded.source_row
