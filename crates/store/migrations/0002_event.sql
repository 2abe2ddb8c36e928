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

-- A deal's stay in a stage that does not end it: until the next stage, else until the deal is closed.
CREATE VIEW stay AS
SELECT s.id, s.stage, s.entered_on, s.import_id, s.source_row, d.campaign_id, d.mailing_id, d.cell_id, d.key_code,
    d.piece_id, d.contact_id, d.state,
    coalesce(n.entered_on, CASE WHEN d.state <> 'open' THEN d.closed END) AS left_on,
    CASE WHEN n.id IS NOT NULL THEN n.ends IS NOT 'lost' ELSE d.state = 'won' END AS passed
FROM opportunity_stage s
JOIN deal d ON d.id = s.opportunity_id
LEFT JOIN opportunity_stage n ON n.id = (
    SELECT x.id FROM opportunity_stage x
    WHERE x.opportunity_id = s.opportunity_id AND (x.entered_on, x.id) > (s.entered_on, s.id)
    ORDER BY x.entered_on, x.id LIMIT 1
)
-- The stage that a deal enters on the day it is closed ends it too, whatever its name.
WHERE s.ends IS NULL
    AND (n.id IS NOT NULL OR d.state = 'open' OR d.closed IS NULL OR s.entered_on < d.closed);

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
-- A customer who bought again; the plus keeps the search on the buyer.
SELECT 'orders', o.id, 'repeat_customers', o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id,
    o.contact_id, r.channel, o.date, NULL, NULL, 1, o.import_id, o.source_row
FROM orders o LEFT JOIN responder r ON r.piece_id = o.piece_id
WHERE o.counted = 1 AND o.campaign_id IS NOT NULL AND o.customer IS NOT NULL AND (
    EXISTS (
        SELECT 1 FROM orders x
        WHERE x.contact_id = o.contact_id AND x.id <> o.id AND +x.campaign_id = o.campaign_id AND x.counted = 1
            AND x.amount_e4 > 0
    )
    OR (o.contact_id IS NULL AND EXISTS (
        SELECT 1 FROM orders x
        WHERE x.piece_id = o.piece_id AND x.id <> o.id AND +x.campaign_id = o.campaign_id AND x.counted = 1
            AND x.amount_e4 > 0
    ))
)
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
WHERE s.campaign_id IS NOT NULL
UNION ALL
-- How long deals take from the posting, and from the first response: a setting says which counts. The point of what
-- is still open is the day on which it began, counted from the year 1.
SELECT 'opportunity', d.id, 'cycle_posting', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.closed, NULL,
    CAST(julianday(d.closed) - julianday(m.posting_date) AS INTEGER), 1,
    d.import_id, d.source_row
FROM deal d JOIN mailing m ON m.id = d.mailing_id LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.state = 'won' AND d.closed >= m.posting_date
UNION ALL
SELECT 'opportunity', d.id, 'cycle_response', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.closed, NULL,
    CAST(julianday(d.closed) - julianday(l.date) AS INTEGER), 1,
    d.import_id, d.source_row
FROM deal d JOIN responder r ON r.piece_id = d.piece_id JOIN response l ON l.id = r.first_id
WHERE d.campaign_id IS NOT NULL AND d.state = 'won' AND d.closed >= l.date
UNION ALL
SELECT 'opportunity', d.id, 'open_posting', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.opened, NULL,
    CAST(julianday(m.posting_date) - 1721424.5 AS INTEGER), 1,
    d.import_id, d.source_row
FROM deal d JOIN mailing m ON m.id = d.mailing_id LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.state = 'open' AND m.posting_date IS NOT NULL
UNION ALL
SELECT 'opportunity', d.id, 'open_response', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.opened, NULL,
    CAST(julianday(l.date) - 1721424.5 AS INTEGER), 1,
    d.import_id, d.source_row
FROM deal d JOIN responder r ON r.piece_id = d.piece_id JOIN response l ON l.id = r.first_id
WHERE d.campaign_id IS NOT NULL AND d.state = 'open' AND l.date IS NOT NULL
UNION ALL
-- How long it takes from one step to the next, where both have their day.
SELECT 'response', q.id, 'responder_stay', q.campaign_id, q.mailing_id, q.cell_id, q.key_code, q.piece_id,
    q.contact_id, r.channel, q.date, NULL,
    CAST(julianday(q.date) - julianday(l.date) AS INTEGER), 1,
    q.import_id, q.source_row
FROM responder r JOIN response q ON q.id = r.qualified_id JOIN response l ON l.id = r.first_id
WHERE q.date >= l.date
UNION ALL
SELECT 'appointment', a.id, 'qualified_stay', a.campaign_id, a.mailing_id, a.cell_id, a.key_code, a.piece_id,
    a.contact_id, r.channel, coalesce(a.obtained_on, a.planned_on), NULL,
    CAST(julianday(coalesce(a.obtained_on, a.planned_on)) - julianday(q.date) AS INTEGER), 1,
    a.import_id, a.source_row
FROM appointment a JOIN responder r ON r.piece_id = a.piece_id JOIN response q ON q.id = r.qualified_id
WHERE a.campaign_id IS NOT NULL AND coalesce(a.obtained_on, a.planned_on) >= q.date AND NOT EXISTS (
    SELECT 1 FROM appointment x
    WHERE x.piece_id = a.piece_id AND (coalesce(x.obtained_on, x.planned_on), x.id) < (coalesce(a.obtained_on, a.planned_on), a.id)
)
UNION ALL
SELECT 'opportunity', d.id, 'appointment_stay', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.opened, NULL,
    CAST(julianday(d.opened) - julianday(d.met) AS INTEGER), 1,
    d.import_id, d.source_row
FROM (
    SELECT x.*, (SELECT min(coalesce(a.obtained_on, a.planned_on)) FROM appointment a WHERE a.piece_id = x.piece_id) AS met
    FROM deal x
) d LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.campaign_id IS NOT NULL AND d.opened >= d.met
UNION ALL
SELECT 'opportunity', d.id, 'opportunity_stay', d.campaign_id, d.mailing_id, d.cell_id, d.key_code, d.piece_id,
    d.contact_id, r.channel, d.closed, NULL,
    CAST(julianday(d.closed) - julianday(d.opened) AS INTEGER), 1,
    d.import_id, d.source_row
FROM deal d LEFT JOIN responder r ON r.piece_id = d.piece_id
WHERE d.campaign_id IS NOT NULL AND d.state = 'won' AND d.closed >= d.opened
UNION ALL
-- Stages of the pipeline: entered, passed on from, how long a deal stood there, and since when it stands there.
SELECT 'opportunity_stage', s.id, 'stage_entries', s.campaign_id, s.mailing_id, s.cell_id, s.key_code, s.piece_id,
    s.contact_id, r.channel, s.entered_on, NULL,
    NULL, 1,
    s.import_id, s.source_row
FROM stay s LEFT JOIN responder r ON r.piece_id = s.piece_id
WHERE s.campaign_id IS NOT NULL
UNION ALL
SELECT 'opportunity_stage', s.id, 'stage_passes', s.campaign_id, s.mailing_id, s.cell_id, s.key_code, s.piece_id,
    s.contact_id, r.channel, s.entered_on, NULL,
    NULL, 1,
    s.import_id, s.source_row
FROM stay s LEFT JOIN responder r ON r.piece_id = s.piece_id
WHERE s.campaign_id IS NOT NULL AND s.passed
UNION ALL
SELECT 'opportunity_stage', s.id, 'stage_stay', s.campaign_id, s.mailing_id, s.cell_id, s.key_code, s.piece_id,
    s.contact_id, r.channel, s.entered_on, NULL,
    CAST(julianday(s.left_on) - julianday(s.entered_on) AS INTEGER), 1,
    s.import_id, s.source_row
FROM stay s LEFT JOIN responder r ON r.piece_id = s.piece_id
WHERE s.campaign_id IS NOT NULL AND s.left_on >= s.entered_on
UNION ALL
SELECT 'opportunity_stage', s.id, 'stage_open', s.campaign_id, s.mailing_id, s.cell_id, s.key_code, s.piece_id,
    s.contact_id, r.channel, s.entered_on, NULL,
    CAST(julianday(s.entered_on) - 1721424.5 AS INTEGER), 1,
    s.import_id, s.source_row
FROM stay s LEFT JOIN responder r ON r.piece_id = s.piece_id
WHERE s.campaign_id IS NOT NULL AND s.state = 'open' AND s.left_on IS NULL;

-- Customers whom a campaign wrote to: those who ordered in the year before the posting, and whether they did in the
-- year from it. Any order counts, attributed or not, so that it is no sum of the campaign's own rows.
CREATE VIEW regular AS
SELECT p.id AS piece_id, p.campaign_id, p.mailing_id, p.cell_id, p.contact_id, m.posting_date, p.import_id,
    p.source_row,
    EXISTS (
        SELECT 1 FROM orders x
        WHERE x.contact_id = p.contact_id AND x.amount_e4 > 0 AND x.date >= m.posting_date
            AND x.date < date(m.posting_date, '+1 year')
    ) AS kept
FROM (SELECT DISTINCT contact_id FROM orders WHERE contact_id IS NOT NULL) b
CROSS JOIN piece p ON p.contact_id = b.contact_id
JOIN mailing m ON m.id = p.mailing_id
WHERE EXISTS (
    SELECT 1 FROM orders x
    WHERE x.contact_id = p.contact_id AND x.amount_e4 > 0 AND x.date < m.posting_date
        AND x.date >= date(m.posting_date, '-1 year')
)
AND NOT EXISTS (
    SELECT 1 FROM piece y WHERE y.contact_id = p.contact_id AND +y.campaign_id = p.campaign_id AND y.id < p.id
);

-- What is known of the piece's contact, beside each thing counted.
CREATE VIEW placed AS
SELECT e.*, k.sector, k.departement, k.salesperson,
    CASE e.entity WHEN 'survey_answer' THEN (SELECT s.moment FROM survey_answer s WHERE s.id = e.row_id) END AS moment,
    CASE e.entity WHEN 'opportunity_stage' THEN (SELECT s.stage FROM opportunity_stage s WHERE s.id = e.row_id) END
        AS stage
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
    salesperson, channel, moment, stage, day, currency, value, import_id, source_row
FROM placed
UNION ALL
SELECT 'piece', g.piece_id, w.measure, g.campaign_id, g.mailing_id, g.cell_id, NULL, g.contact_id, k.sector,
    k.departement, k.salesperson, r.channel, NULL, NULL, g.posting_date, NULL, 1, g.import_id, g.source_row
FROM regular g
JOIN (SELECT 'active_customers' AS measure, 0 AS kept UNION ALL SELECT 'kept_customers', 1) w ON g.kept >= w.kept
LEFT JOIN contact k ON k.id = g.contact_id
LEFT JOIN responder r ON r.piece_id = g.piece_id
UNION ALL
SELECT 'cost', id, 'cost_' || item, campaign_id, mailing_id, cell_id, key_code, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, day, currency, e4, import_id, source_row
FROM cost_paid
UNION ALL
SELECT 'total_fact', f.id, f.measure, f.campaign_id, f.mailing_id, f.cell_id, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, m.posting_date, f.currency, f.value, f.import_id, f.source_row
FROM total_kept f LEFT JOIN mailing m ON m.id = f.mailing_id;
