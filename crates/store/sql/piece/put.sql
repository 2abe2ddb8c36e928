INSERT INTO piece (
    id, identity, content, campaign_id, mailing_id, cell_id, contact_id, reference, cost_e4, currency,
    import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, contact_id = excluded.contact_id, reference = excluded.reference,
    cost_e4 = excluded.cost_e4, currency = excluded.currency, import_id = excluded.import_id,
    source_row = excluded.source_row
