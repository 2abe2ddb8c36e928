SELECT c.id, c.code, c.name, c.objective, c.list_type, c.sector, c.window_days, c.margin_rate_e4,
    (
        SELECT group_concat(posting_date, ' ') FROM (
            SELECT DISTINCT posting_date FROM mailing m
            WHERE m.campaign_id = c.id AND m.posting_date IS NOT NULL ORDER BY posting_date
        )
    ) AS mailings,
    coalesce(
        (SELECT p.pieces FROM tally_pack p WHERE p.campaign_id = c.id),
        (
            SELECT sum(f.value) FROM total_kept f LEFT JOIN cell k ON k.id = f.cell_id
            WHERE f.campaign_id = c.id AND f.measure = 'pieces_posted' AND k.role IS NOT 'holdout'
        ),
        0
    ) AS pieces
FROM campaign c ORDER BY c.code
