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
SELECT c.code, w.measure, 1 FROM customer_pack p JOIN campaign c ON c.id = p.campaign_id
JOIN (SELECT 'active_customers' AS measure UNION ALL SELECT 'kept_customers') w
UNION ALL
-- A cost by hand tells all items, as a line of a file does; totals do not give way to it.
SELECT DISTINCT c.code, w.measure, 1 FROM own_cost h JOIN campaign c ON c.code = h.campaign
JOIN (SELECT 'cost_creation' AS measure UNION ALL SELECT 'cost_list' UNION ALL SELECT 'cost_printing'
    UNION ALL SELECT 'cost_handling' UNION ALL SELECT 'cost_postage' UNION ALL SELECT 'cost_other') w
