-- What followed with people who answered: the latest day of each kind; a deal also by its latest stage.
SELECT contact_id, kind, max(day) FROM (
    SELECT coalesce(o.contact_id, p.contact_id) AS contact_id, 'order' AS kind, o.date AS day
    FROM orders o LEFT JOIN piece p ON p.id = o.piece_id WHERE o.counted = 1
    UNION ALL
    SELECT coalesce(d.contact_id, p.contact_id), CASE WHEN d.state = 'won' THEN 'won' ELSE 'deal' END,
        coalesce((SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = d.id), d.closed, d.opened)
    FROM deal d LEFT JOIN piece p ON p.id = d.piece_id
    UNION ALL
    SELECT coalesce(a.contact_id, p.contact_id), 'appointment', coalesce(a.planned_on, a.obtained_on)
    FROM appointment a LEFT JOIN piece p ON p.id = a.piece_id
) WHERE contact_id IS NOT NULL AND day IS NOT NULL
GROUP BY contact_id, kind ORDER BY contact_id, kind
