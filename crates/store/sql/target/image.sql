SELECT id, json_array(
    id, identity, content, figure, campaign, from_day, to_day, number_e6, ratio_e6, amount_e4, currency,
    import_id, source_row
)
FROM target WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
