-- The margin of a revenue without one follows from the campaign's rate, rounded half away from zero.
WITH kept AS (
    SELECT campaign_id, mailing_id, cell_id, measure, currency, value FROM total_kept
    UNION ALL
    SELECT f.campaign_id, f.mailing_id, f.cell_id, 'margin', f.currency,
        (f.value * c.margin_rate_e4 + 5000 * sign(f.value * c.margin_rate_e4)) / 10000
    FROM total_kept f JOIN campaign c ON c.id = f.campaign_id
    WHERE f.measure = 'revenue' AND c.margin_rate_e4 IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.campaign_id = f.campaign_id AND x.measure = 'margin')
)
SELECT c.code AS campaign, m.posting_date, k.key_code AS cell, k.role, k.offer, k.creative, k.list_source, k.segment,
    m.format, NULL AS sector, NULL AS departement, NULL AS salesperson, NULL AS channel, NULL AS moment, NULL AS stage,
    NULL AS day, f.measure, f.currency, f.value
FROM kept f
JOIN campaign c ON c.id = f.campaign_id
LEFT JOIN mailing m ON m.id = f.mailing_id
LEFT JOIN cell_now k ON k.id = f.cell_id
WHERE f.measure NOT LIKE 'cost\_%' ESCAPE '\'
