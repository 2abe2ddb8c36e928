SELECT c.id, c.code, c.name, c.objective, c.list_type, c.sector, c.window_days, c.margin_rate_e4,
    (
        SELECT group_concat(posting_date, ' ') FROM (
            SELECT DISTINCT posting_date FROM mailing m
            WHERE m.campaign_id = c.id AND m.posting_date IS NOT NULL ORDER BY posting_date
        )
    ) AS mailings,
    coalesce(
        (
            SELECT sum(t.value) FROM tally t LEFT JOIN cell k ON k.id = t.cell_id
            WHERE t.campaign_id = c.id AND t.measure = 'pieces_posted' AND k.role IS NOT 'holdout'
        ),
        (
            SELECT sum(f.value) FROM total_kept f LEFT JOIN cell k ON k.id = f.cell_id
            WHERE f.campaign_id = c.id AND f.measure = 'pieces_posted' AND k.role IS NOT 'holdout'
        ),
        0
    ) AS pieces
FROM campaign c ORDER BY c.code
