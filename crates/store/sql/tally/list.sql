-- What is not asked of a place (?2 to ?7) is left out and summed over, so that what is read grows with the question.
WITH asked AS (
    SELECT id FROM campaign WHERE ?1 IS NULL OR code IN (SELECT value FROM json_each(?1))
),
summed AS (
    SELECT t.campaign_id, t.mailing_id, t.cell_id, t.key_code, t.salesperson, t.measure, t.currency, t.point,
        iif(?2, t.sector, NULL) AS sector, iif(?3, t.departement, NULL) AS departement,
        iif(?4, t.channel, NULL) AS channel, iif(?5, t.moment, NULL) AS moment, iif(?6, t.stage, NULL) AS stage,
        iif(?7, t.day, NULL) AS day, sum(t.value) AS value
    FROM tally t
    WHERE t.campaign_id IN asked
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
),
-- Customers kept are counted anew each time: any order of theirs moves them, whatever campaign it belongs to.
customers AS (
    SELECT g.campaign_id, g.mailing_id, g.cell_id, t.salesperson, iif(?2, t.sector, NULL) AS sector,
        iif(?3, t.departement, NULL) AS departement, iif(?4, r.channel, NULL) AS channel, g.posting_date,
        count(*) AS active, sum(g.kept) AS kept
    FROM regular g
    LEFT JOIN contact t ON t.id = g.contact_id
    LEFT JOIN responder r ON r.piece_id = g.piece_id
    WHERE g.campaign_id IN asked
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
SELECT c.code AS campaign, m.posting_date, coalesce(k.key_code, t.key_code) AS cell, k.role, k.offer, k.creative,
    k.list_source, k.segment, m.format, t.sector, t.departement, t.salesperson, t.channel, t.moment, t.stage, t.day, t.measure,
    t.currency, t.point, t.value
FROM summed t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN mailing m ON m.id = t.mailing_id
LEFT JOIN cell k ON k.id = t.cell_id
UNION ALL
SELECT c.code, g.posting_date, k.key_code, k.role, k.offer, k.creative, k.list_source, k.segment, m.format, g.sector,
    g.departement, g.salesperson, g.channel, NULL, NULL, g.posting_date, g.measure, NULL, NULL, g.value
FROM (
    SELECT customers.*, 'active_customers' AS measure, active AS value FROM customers
    UNION ALL
    SELECT customers.*, 'kept_customers', kept FROM customers WHERE kept > 0
) g
JOIN campaign c ON c.id = g.campaign_id
JOIN mailing m ON m.id = g.mailing_id
JOIN cell k ON k.id = g.cell_id
