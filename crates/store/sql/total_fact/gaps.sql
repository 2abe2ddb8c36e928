-- Totals of measures that rows tell too, finest scope only, against what the rows add up to.
-- ?1: whether those that agree are wanted too.
WITH finest AS (
    SELECT f.* FROM total_fact f WHERE NOT EXISTS (
        SELECT 1 FROM total_fact x
        WHERE x.campaign_id = f.campaign_id AND x.measure = f.measure AND (
            (f.mailing_id IS NULL AND x.mailing_id IS NOT NULL)
            OR (f.cell_id IS NULL AND x.cell_id IS NOT NULL AND x.mailing_id = f.mailing_id)
        )
    )
),
sums AS (
    SELECT f.campaign_id, f.measure, sum(f.value) AS told, f.currency,
        coalesce((
            SELECT sum(t.value) FROM tally t LEFT JOIN cell k ON k.id = t.cell_id
            WHERE t.campaign_id = f.campaign_id AND t.currency IS f.currency AND k.role IS NOT 'holdout'
                AND t.measure = f.measure
        ), 0) + coalesce((
            SELECT sum(p.e4) FROM cost_paid p
            WHERE p.campaign_id = f.campaign_id AND p.currency IS f.currency AND 'cost_' || p.item = f.measure
        ), 0) AS counted
    FROM finest f LEFT JOIN cell fk ON fk.id = f.cell_id
    WHERE fk.role IS NOT 'holdout'
        AND EXISTS (SELECT 1 FROM told x WHERE x.campaign_id = f.campaign_id AND x.measure = f.measure)
    GROUP BY f.campaign_id, f.measure, f.currency
)
SELECT c.code, s.measure, s.told, s.currency, s.counted
FROM sums s JOIN campaign c ON c.id = s.campaign_id
WHERE ?1 OR s.told <> s.counted ORDER BY c.code, s.measure
