-- What followed with people, each kind once, on its latest day up to ?1.
SELECT contact_id, kind, max(CASE WHEN day <= ?1 THEN day END) FROM (
    SELECT coalesce(r.contact_id, p.contact_id) AS contact_id, 'response' AS kind, r.date AS day
    FROM response r LEFT JOIN piece p ON p.id = r.piece_id WHERE r.counted = 1
    UNION ALL
    SELECT coalesce(u.contact_id, p.contact_id), 'undelivered', u.date
    FROM undelivered u LEFT JOIN piece p ON p.id = u.piece_id
    UNION ALL
    SELECT coalesce(o.contact_id, p.contact_id), CASE WHEN o.amount_e4 > 0 THEN 'order' ELSE 'credit' END, o.date
    FROM orders o LEFT JOIN piece p ON p.id = o.piece_id WHERE o.counted = 1
    UNION ALL
    SELECT coalesce(d.contact_id, p.contact_id), 'deal', coalesce(
        (SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = d.id), d.closed, d.opened)
    FROM deal d LEFT JOIN piece p ON p.id = d.piece_id
    UNION ALL
    SELECT coalesce(a.contact_id, p.contact_id), 'appointment', coalesce(a.planned_on, a.obtained_on)
    FROM appointment a LEFT JOIN piece p ON p.id = a.piece_id
    UNION ALL
    SELECT coalesce(s.contact_id, p.contact_id), 'survey', s.date
    FROM survey_answer s LEFT JOIN piece p ON p.id = s.piece_id
    UNION ALL
    SELECT k.id, 'note', n.day FROM note n JOIN person k ON k.identity = n.contact
    UNION ALL
    SELECT k.id, 'note', f.done_on FROM follow_up f JOIN person k ON k.identity = f.contact WHERE f.done_on IS NOT NULL
)
WHERE contact_id IS NOT NULL GROUP BY contact_id, kind
