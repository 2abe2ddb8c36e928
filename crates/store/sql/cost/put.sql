INSERT INTO cost (
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, item, item_text, label, amount_e4,
    unit_price_e4, quantity, currency, date, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, campaign_id = excluded.campaign_id, mailing_id = excluded.mailing_id,
    cell_id = excluded.cell_id, key_code = excluded.key_code, item = excluded.item,
    item_text = excluded.item_text, label = excluded.label, amount_e4 = excluded.amount_e4, unit_price_e4 = excluded.unit_price_e4, quantity = excluded.quantity,
    currency = excluded.currency, date = excluded.date, import_id = excluded.import_id,
    source_row = excluded.source_row
