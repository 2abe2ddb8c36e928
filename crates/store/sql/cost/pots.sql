SELECT c.code AS campaign, m.posting_date, x.key_code AS cell, x.item, x.e4, x.currency, x.day
FROM cost_paid x
JOIN campaign c ON c.id = x.campaign_id
LEFT JOIN mailing m ON m.id = x.mailing_id
UNION ALL
SELECT c.code, NULL, NULL, h.item, h.amount_e4, h.currency,
    coalesce(h.day, (SELECT min(y.posting_date) FROM mailing y WHERE y.campaign_id = c.id))
FROM own_cost h
JOIN campaign c ON c.code = h.campaign
UNION ALL
SELECT c.code, m.posting_date, k.key_code, substr(f.measure, 6), f.value, f.currency,
    coalesce(m.posting_date, (SELECT min(y.posting_date) FROM mailing y WHERE y.campaign_id = f.campaign_id))
FROM total_kept f
JOIN campaign c ON c.id = f.campaign_id
LEFT JOIN mailing m ON m.id = f.mailing_id
LEFT JOIN cell k ON k.id = f.cell_id
WHERE f.measure LIKE 'cost\_%' ESCAPE '\' AND f.currency IS NOT NULL
ORDER BY 1, 2, 3, 4
