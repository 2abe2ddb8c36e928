-- A deal with what its stages say: opened by the first, ended by one whose name says so.
CREATE VIEW deal AS
SELECT o.*,
    coalesce(o.opened_on, (SELECT min(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = o.id),
        o.closed_on) AS opened,
    coalesce(nullif(o.status, 'open'), (
        SELECT s.ends FROM opportunity_stage s WHERE s.opportunity_id = o.id
        ORDER BY s.entered_on DESC, s.id DESC LIMIT 1
    ), 'open') AS state,
    coalesce(o.closed_on, (
        SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = o.id AND s.ends IS NOT NULL
    )) AS closed
FROM opportunity o;

-- Everything that is counted, once a measure: sums, the rows behind a figure and the check of the sums read it.
CREATE VIEW event AS
SELECT 'piece' AS entity, p.id AS row_id, 'pieces_posted' AS measure, p.campaign_id, p.mailing_id, p.cell_id,
    NULL AS key_code, p.id AS piece_id, p.contact_id, r.channel, m.posting_date AS day, NULL AS currency, NULL AS point,
    1 AS value, p.import_id, p.source_row
FROM piece p
JOIN mailing m ON m.id = p.mailing_id
LEFT JOIN responder r ON r.piece_id = p.id
UNION ALL
SELECT 'piece', p.id, 'cost_other', p.campaign_id, p.mailing_id, p.cell_id, NULL, p.id, p.contact_id, r.channel,
    m.posting_date, p.currency, NULL, p.cost_e4, p.import_id, p.source_row
FROM piece p
JOIN mailing m ON m.id = p.mailing_id
LEFT JOIN responder r ON r.piece_id = p.id
WHERE p.cost_e4 IS NOT NULL
UNION ALL
-- A piece comes back once, however many files say so.
SELECT 'undelivered', u.id, 'undelivered', u.campaign_id, u.mailing_id, u.cell_id, u.key_code, u.piece_id,
    u.contact_id, r.channel, u.date, NULL, NULL, 1, u.import_id, u.source_row
FROM undelivered u
LEFT JOIN responder r ON r.piece_id = u.piece_id
WHERE u.piece_id IS NULL OR NOT EXISTS (SELECT 1 FROM undelivered x WHERE x.piece_id = u.piece_id AND x.id < u.id)
UNION ALL
SELECT 'response', l.id, 'response_lines', l.campaign_id, l.mailing_id, l.cell_id, l.key_code, l.piece_id,
    l.contact_id, coalesce(r.channel, l.channel), l.date, NULL, NULL, 1, l.import_id, l.source_row
FROM response l
LEFT JOIN responder r ON r.piece_id = l.piece_id
WHERE l.counted = 1
UNION ALL
SELECT 'response', l.id, 'responders', l.campaign_id, l.mailing_id, l.cell_id, l.key_code, l.piece_id, l.contact_id,
    r.channel, l.date, NULL, NULL, 1, l.import_id, l.source_row
FROM responder r JOIN response l ON l.id = r.first_id
UNION ALL
SELECT 'response', l.id, 'response_delay', l.campaign_id, l.mailing_id, l.cell_id, l.key_code, l.piece_id,
    l.contact_id, r.channel, l.date, NULL, CAST(julianday(l.date) - julianday(m.posting_date) AS INTEGER), 1,
    l.import_id, l.source_row
FROM responder r
JOIN response l ON l.id = r.first_id
JOIN mailing m ON m.id = l.mailing_id
WHERE l.date IS NOT NULL AND m.posting_date IS NOT NULL
UNION ALL
SELECT 'response', l.id, 'positive_responders', l.campaign_id, l.mailing_id, l.cell_id, l.key_code, l.piece_id,
    l.contact_id, r.channel, l.date, NULL, NULL, 1, l.import_id, l.source_row
FROM responder r JOIN response l ON l.id = r.positive_id
UNION ALL
SELECT 'response', l.id, 'qualified_leads', l.campaign_id, l.mailing_id, l.cell_id, l.key_code, l.piece_id,
    l.contact_id, r.channel, l.date, NULL, NULL, 1, l.import_id, l.source_row
FROM responder r JOIN response l ON l.id = r.qualified_id
UNION ALL
-- A credit note lowers the revenue and is no order.
SELECT 'orders', o.id, 'orders', o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id, o.contact_id,
    r.channel, o.date, NULL, NULL, 1, o.import_id, o.source_row
FROM orders o LEFT JOIN responder r ON r.piece_id = o.piece_id
WHERE o.counted = 1 AND o.campaign_id IS NOT NULL AND o.amount_e4 > 0
UNION ALL
SELECT 'orders', o.id, 'order_value', o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id, o.contact_id,
    r.channel, o.date, o.currency, o.amount_e4, 1, o.import_id, o.source_row
FROM orders o LEFT JOIN responder r ON r.piece_id = o.piece_id
WHERE o.counted = 1 AND o.campaign_id IS NOT NULL AND o.amount_e4 > 0
UNION ALL
SELECT 'orders', o.id, 'revenue', o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id, o.contact_id,
    r.channel, o.date, o.currency, NULL, o.amount_e4, o.import_id, o.source_row
FROM orders o LEFT JOIN responder r ON r.piece_id = o.piece_id
WHERE o.counted = 1 AND o.campaign_id IS NOT NULL
UNION ALL
-- The order's own margin, else the campaign's rate rounded half away from zero, else missing.
SELECT 'orders', o.id,
    CASE WHEN coalesce(o.margin_e4, c.margin_rate_e4) IS NULL THEN 'margin_missing' ELSE 'margin' END,
    o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id, o.contact_id, r.channel, o.date, o.currency, NULL,
    coalesce(o.margin_e4,
        (o.amount_e4 * c.margin_rate_e4 + 5000 * sign(o.amount_e4 * c.margin_rate_e4)) / 10000, 1),
    o.import_id, o.source_row
FROM orders o
JOIN campaign c ON c.id = o.campaign_id
LEFT JOIN responder r ON r.piece_id = o.piece_id
WHERE o.counted = 1
UNION ALL
SELECT 'orders', o.id, CASE o.customer WHEN 'new' THEN 'new_customers' ELSE 'reactivated_customers' END,
    o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id, o.contact_id, r.channel, o.date, NULL, NULL, 1,
    o.import_id, o.source_row
FROM orders o LEFT JOIN responder r ON r.piece_id = o.piece_id
WHERE o.counted = 1 AND o.campaign_id IS NOT NULL AND o.customer IS NOT NULL
UNION ALL
SELECT 'appointment', a.id, 'appointments', a.campaign_id, a.mailing_id, a.cell_id, a.key_code, a.piece_id,
    a.contact_id, r.channel, coalesce(a.obtained_on, a.planned_on), NULL, NULL, 1, a.import_id, a.source_row
FROM appointment a LEFT JOIN responder r ON r.piece_id = a.piece_id
WHERE a.campaign_id IS NOT NULL
UNION ALL
SELECT 'appointment', a.id, 'appointments_held', a.campaign_id, a.mailing_id, a.cell_id, a.key_code, a.piece_id,
    a.contact_id, r.channel, coalesce(a.planned_on, a.obtained_on), NULL, NULL, 1, a.import_id, a.source_row
FROM appointment a LEFT JOIN responder r ON r.piece_id = a.piece_id
WHERE a.campaign_id IS NOT NULL AND a.outcome = 'held'
UNION ALL
SELECT 'opportunity', d.id, 'opportunities', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.opened, NULL, NULL, 1, d.import_id, d.source_row
FROM deal d LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.campaign_id IS NOT NULL
UNION ALL
SELECT 'opportunity', d.id, d.state || '_opportunities', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, coalesce(d.closed, d.opened), NULL, NULL, 1, d.import_id, d.source_row
FROM deal d LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.campaign_id IS NOT NULL AND d.state <> 'open'
UNION ALL
SELECT 'opportunity', d.id, 'signed', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, coalesce(d.closed, d.opened), d.currency, NULL, d.amount_e4, d.import_id, d.source_row
FROM deal d LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.campaign_id IS NOT NULL AND d.state = 'won' AND d.amount_e4 IS NOT NULL
UNION ALL
SELECT 'survey_answer', s.id,
    CASE WHEN s.score >= 9 THEN 'promoters' WHEN s.score >= 7 THEN 'passives' ELSE 'detractors' END,
    s.campaign_id, s.mailing_id, s.cell_id, s.key_code, s.piece_id, s.contact_id, r.channel, s.date, NULL, NULL, 1,
    s.import_id, s.source_row
FROM survey_answer s LEFT JOIN responder r ON r.piece_id = s.piece_id
WHERE s.campaign_id IS NOT NULL;

-- What is known of the piece's contact, beside each thing counted.
CREATE VIEW placed AS
SELECT e.*, k.sector, k.departement, k.salesperson,
    CASE e.entity WHEN 'survey_answer' THEN (SELECT s.moment FROM survey_answer s WHERE s.id = e.row_id) END AS moment
FROM event e LEFT JOIN contact k ON k.id = e.contact_id;

-- Which measures the rows of a campaign tell, and by which run.
CREATE VIEW told AS
SELECT campaign_id, measure, import_id FROM coverage
UNION
SELECT m.campaign_id, t.measure, i.id
FROM import_run i
JOIN mailing m ON m.posting_date <= i.orders_to
JOIN campaign c ON c.id = m.campaign_id AND date(m.posting_date, '+' || c.window_days || ' days') >= i.orders_from
JOIN (SELECT 'orders' AS measure UNION ALL SELECT 'revenue' UNION ALL SELECT 'new_customers'
    UNION ALL SELECT 'reactivated_customers') t
WHERE i.state = 'done' AND i.orders_from IS NOT NULL;

CREATE VIEW mailed AS SELECT k.* FROM contact k WHERE EXISTS (SELECT 1 FROM piece p WHERE p.contact_id = k.id);

-- Totals that count: no row tells the measure of that campaign, and no finer total lies within.
CREATE VIEW total_kept AS
SELECT f.* FROM total_fact f
WHERE NOT EXISTS (SELECT 1 FROM told t WHERE t.campaign_id = f.campaign_id AND t.measure = f.measure)
AND NOT EXISTS (
    SELECT 1 FROM total_fact x
    WHERE x.campaign_id = f.campaign_id AND x.measure = f.measure AND (
        (f.mailing_id IS NULL AND x.mailing_id IS NOT NULL)
        OR (f.cell_id IS NULL AND x.cell_id IS NOT NULL AND x.mailing_id = f.mailing_id)
    )
);

-- Costs of a scope: fixed, or a price for the pieces told, else for those of the scope but a holdout.
CREATE VIEW cost_paid AS
SELECT x.id, x.campaign_id, x.mailing_id, x.cell_id, x.key_code, x.item, x.label, x.currency, x.import_id,
    x.source_row,
    coalesce(x.date, m.posting_date, (SELECT min(y.posting_date) FROM mailing y WHERE y.campaign_id = x.campaign_id))
        AS day,
    coalesce(x.amount_e4, x.unit_price_e4 * coalesce(
        x.quantity,
        nullif((
            SELECT count(*) FROM piece p
            JOIN cell k ON k.id = p.cell_id
            JOIN mailing pm ON pm.id = p.mailing_id
            WHERE p.campaign_id = x.campaign_id AND k.role IS NOT 'holdout'
                AND (m.id IS NULL OR pm.posting_date IS m.posting_date)
                AND (x.key_code IS NULL OR k.key_code = x.key_code)
        ), 0),
        (
            SELECT sum(f.value) FROM total_kept f
            LEFT JOIN cell k ON k.id = f.cell_id
            LEFT JOIN mailing fm ON fm.id = f.mailing_id
            WHERE f.campaign_id = x.campaign_id AND f.measure = 'pieces_posted' AND k.role IS NOT 'holdout'
                AND (m.id IS NULL OR fm.posting_date IS m.posting_date)
                AND (x.key_code IS NULL OR k.key_code = x.key_code)
        ),
        0
    )) AS e4
FROM cost x LEFT JOIN mailing m ON m.id = x.mailing_id;

-- The rows behind a figure: what is counted, what is spent, and the totals that stand in for rows.
CREATE VIEW behind AS
SELECT entity, row_id, measure, campaign_id, mailing_id, cell_id, key_code, contact_id, sector, departement,
    salesperson, channel, moment, day, currency, value, import_id, source_row
FROM placed
UNION ALL
SELECT 'cost', id, 'cost_' || item, campaign_id, mailing_id, cell_id, key_code, NULL, NULL, NULL, NULL, NULL,
    NULL, day, currency, e4, import_id, source_row
FROM cost_paid
UNION ALL
SELECT 'total_fact', f.id, f.measure, f.campaign_id, f.mailing_id, f.cell_id, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, m.posting_date, f.currency, f.value, f.import_id, f.source_row
FROM total_kept f LEFT JOIN mailing m ON m.id = f.mailing_id;
