SELECT c.code AS campaign, m.posting_date, coalesce(k.key_code, t.key_code) AS cell, k.role, k.offer, k.creative,
    k.list_source, k.segment, m.format, t.sector, t.departement, t.salesperson, t.channel, t.moment, t.stage, t.day, t.measure,
    t.currency, t.point, t.value
FROM tally t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN mailing m ON m.id = t.mailing_id
LEFT JOIN cell k ON k.id = t.cell_id
WHERE ?1 IS NULL OR c.code IN (SELECT value FROM json_each(?1))
UNION ALL
-- Customers kept are counted anew each time: any order of theirs moves them, whatever campaign it belongs to.
SELECT c.code, g.posting_date, k.key_code, k.role, k.offer, k.creative, k.list_source, k.segment, m.format, t.sector,
    t.departement, t.salesperson, r.channel, NULL, NULL, g.posting_date, w.measure, NULL, NULL, 1
FROM regular g
JOIN (SELECT 'active_customers' AS measure, 0 AS kept UNION ALL SELECT 'kept_customers', 1) w ON g.kept >= w.kept
JOIN campaign c ON c.id = g.campaign_id
JOIN mailing m ON m.id = g.mailing_id
JOIN cell k ON k.id = g.cell_id
LEFT JOIN contact t ON t.id = g.contact_id
LEFT JOIN responder r ON r.piece_id = g.piece_id
WHERE ?1 IS NULL OR c.code IN (SELECT value FROM json_each(?1))
