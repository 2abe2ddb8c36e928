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
    UNION ALL SELECT 'reactivated_customers' UNION ALL SELECT 'repeat_customers') t
WHERE i.state = 'done' AND i.orders_from IS NOT NULL
UNION
SELECT o.campaign_id, t.measure, o.import_id
FROM orders o
JOIN (SELECT 'orders' AS measure UNION ALL SELECT 'revenue' UNION ALL SELECT 'new_customers'
    UNION ALL SELECT 'reactivated_customers' UNION ALL SELECT 'repeat_customers') t
WHERE o.campaign_id IS NOT NULL AND o.joined_by <> 'same_row'
UNION
SELECT a.campaign_id, 'appointments', a.import_id FROM appointment a WHERE a.campaign_id IS NOT NULL
UNION
-- Appointments of which nobody wrote what became of them say nothing of those held.
SELECT a.campaign_id, 'appointments_held', a.import_id FROM appointment a
WHERE a.campaign_id IS NOT NULL AND a.outcome IS NOT NULL
UNION
SELECT d.campaign_id, 'opportunities', d.import_id FROM opportunity d WHERE d.campaign_id IS NOT NULL
UNION
SELECT d.campaign_id, t.measure, d.import_id FROM opportunity d
JOIN (SELECT 'won_opportunities' AS measure UNION ALL SELECT 'lost_opportunities' UNION ALL SELECT 'signed') t
WHERE d.campaign_id IS NOT NULL
    AND (d.status IS NOT NULL OR d.closed_on IS NOT NULL OR d.stage IS NOT NULL
        OR EXISTS (SELECT 1 FROM opportunity_stage s WHERE s.opportunity_id = d.id))
    -- A deal won for an amount that nobody wrote leaves the sum unknown.
    AND (t.measure <> 'signed' OR NOT EXISTS (
        SELECT 1 FROM deal x WHERE x.campaign_id = d.campaign_id AND x.state = 'won' AND x.amount_e4 IS NULL
    ))
UNION
SELECT d.campaign_id, t.measure, s.import_id
FROM opportunity_stage s
JOIN opportunity d ON d.id = s.opportunity_id
JOIN (SELECT 'stage_entries' AS measure UNION ALL SELECT 'stage_passes') t
WHERE d.campaign_id IS NOT NULL
UNION
SELECT s.campaign_id, t.measure, s.import_id FROM survey_answer s
JOIN (SELECT 'promoters' AS measure UNION ALL SELECT 'passives' UNION ALL SELECT 'detractors') t
WHERE s.campaign_id IS NOT NULL;
