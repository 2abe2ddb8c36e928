SELECT id, json_array(
    id, identity, content, campaign_id, mailing_id, cell_id, key_code, item, item_text, label, amount_e4,
    unit_price_e4, quantity, currency, date, import_id, source_row
)
FROM cost WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
