SELECT DISTINCT c.code, t.measure, 1 FROM told t JOIN campaign c ON c.id = t.campaign_id
UNION ALL
SELECT DISTINCT c.code, f.measure, 0 FROM total_kept f JOIN campaign c ON c.id = f.campaign_id
UNION ALL
SELECT DISTINCT c.code, 'margin', 0 FROM total_kept f JOIN campaign c ON c.id = f.campaign_id
WHERE f.measure = 'revenue' AND c.margin_rate_e4 IS NOT NULL
UNION ALL
SELECT c.code, 'margin_missing', 1 FROM tally_pack p JOIN campaign c ON c.id = p.campaign_id WHERE p.margin_missing
UNION ALL
-- Who was active before, only orders from before can tell.
SELECT DISTINCT c.code, w.measure, 1 FROM regular g JOIN campaign c ON c.id = g.campaign_id
JOIN (SELECT 'active_customers' AS measure UNION ALL SELECT 'kept_customers') w
