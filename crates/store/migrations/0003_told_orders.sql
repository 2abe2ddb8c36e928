-- An order that is joined is told, wherever the windows of its file's days end: a piece's own reference needs none.
DROP VIEW told;
CREATE VIEW told AS
SELECT campaign_id, measure, import_id FROM coverage
UNION
SELECT m.campaign_id, t.measure, i.id
FROM import_run i
JOIN mailing m ON m.posting_date <= i.orders_to
JOIN campaign c ON c.id = m.campaign_id AND date(m.posting_date, '+' || c.window_days || ' days') >= i.orders_from
JOIN (SELECT 'orders' AS measure UNION ALL SELECT 'revenue' UNION ALL SELECT 'new_customers'
    UNION ALL SELECT 'reactivated_customers') t
WHERE i.state = 'done' AND i.orders_from IS NOT NULL
UNION
SELECT o.campaign_id, t.measure, o.import_id
FROM orders o
JOIN (SELECT 'orders' AS measure UNION ALL SELECT 'revenue' UNION ALL SELECT 'new_customers'
    UNION ALL SELECT 'reactivated_customers') t
WHERE o.campaign_id IS NOT NULL AND o.joined_by <> 'same_row';
