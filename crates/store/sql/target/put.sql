INSERT INTO target (
    id, identity, content, figure, campaign, from_day, to_day, number_e6, ratio_e6, amount_e4, currency,
    import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, figure = excluded.figure, campaign = excluded.campaign,
    from_day = excluded.from_day, to_day = excluded.to_day, number_e6 = excluded.number_e6,
    ratio_e6 = excluded.ratio_e6, amount_e4 = excluded.amount_e4, currency = excluded.currency,
    import_id = excluded.import_id, source_row = excluded.source_row
