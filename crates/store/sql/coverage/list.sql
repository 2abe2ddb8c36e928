SELECT DISTINCT c.code, t.measure, 1 FROM told t JOIN campaign c ON c.id = t.campaign_id
UNION ALL
SELECT DISTINCT c.code, f.measure, 0 FROM total_kept f JOIN campaign c ON c.id = f.campaign_id
UNION ALL
SELECT DISTINCT c.code, 'margin', 0 FROM total_kept f JOIN campaign c ON c.id = f.campaign_id
WHERE f.measure = 'revenue' AND c.margin_rate_e4 IS NOT NULL
UNION ALL
SELECT DISTINCT c.code, t.measure, 1 FROM tally t JOIN campaign c ON c.id = t.campaign_id
WHERE t.measure = 'margin_missing'
