-- Customers kept are counted anew each time: any order of theirs moves them, whatever campaign it belongs to.
WITH customers AS (
    SELECT g.campaign_id, g.mailing_id, g.cell_id, t.salesperson, t.sector, t.departement, r.channel, g.posting_date,
        count(*) AS active, sum(g.kept) AS kept
    FROM regular g
    LEFT JOIN contact t ON t.id = g.contact_id
    LEFT JOIN responder r ON r.piece_id = g.piece_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
)
SELECT g.campaign_id AS id, CAST(g.mailing_id AS TEXT) AS mailing_id, CAST(g.cell_id AS TEXT) AS cell_id,
    NULL AS key_code, g.salesperson, g.sector, g.departement, g.channel, NULL AS moment, NULL AS stage,
    g.posting_date AS day, g.measure, NULL AS currency, NULL AS point, g.value
FROM (
    SELECT customers.*, 'active_customers' AS measure, active AS value FROM customers
    UNION ALL
    SELECT customers.*, 'kept_customers', kept FROM customers WHERE kept > 0
) g
