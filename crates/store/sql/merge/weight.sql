-- How much happened with contacts (a JSON list of numbers), by kind, and the latest day up to ?2.
WITH asked AS (SELECT value AS id FROM json_each(?1)),
mine AS (SELECT p.id, p.contact_id, p.mailing_id, p.cell_id FROM asked a CROSS JOIN piece p ON p.contact_id = a.id),
gone AS (
    SELECT p.contact_id, 'letters' AS kind, m.posting_date AS day
    FROM mine p JOIN mailing m ON m.id = p.mailing_id JOIN cell c ON c.id = p.cell_id WHERE c.role IS NOT 'holdout'
    UNION ALL
    SELECT x.contact_id, 'undelivered', x.date FROM asked a CROSS JOIN undelivered x ON x.contact_id = a.id
    UNION ALL
    SELECT x.contact_id, 'responses', x.date
    FROM asked a CROSS JOIN response x ON x.contact_id = a.id WHERE x.counted = 1
    UNION ALL
    SELECT x.contact_id, 'appointments', coalesce(x.planned_on, x.obtained_on)
    FROM asked a CROSS JOIN appointment_told x ON x.contact_id = a.id
    UNION ALL
    SELECT x.contact_id, 'deals', coalesce(x.closed_on, x.opened_on)
    FROM asked a CROSS JOIN opportunity x ON x.contact_id = a.id
    UNION ALL
    SELECT x.contact_id, 'orders', x.date FROM asked a CROSS JOIN orders x ON x.contact_id = a.id WHERE x.counted = 1
    UNION ALL
    SELECT x.contact_id, 'answers', x.date FROM asked a CROSS JOIN survey_answer x ON x.contact_id = a.id
    UNION ALL
    SELECT w.id, 'notes', n.day FROM asked a CROSS JOIN person w ON w.id = a.id JOIN note n ON n.contact = w.identity
    UNION ALL
    SELECT w.id, 'follow_ups', f.done_on
    FROM asked a CROSS JOIN person w ON w.id = a.id JOIN follow_up f ON f.contact = w.identity
)
SELECT contact_id, kind, count(*), max(CASE WHEN day <= ?2 THEN day END) FROM gone GROUP BY contact_id, kind
