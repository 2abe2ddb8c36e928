-- What followed with people who answered (with ?1 alone where it is given): the latest day of each kind; a deal also by
-- its latest stage.
WITH theirs AS (SELECT id FROM piece WHERE contact_id = ?1)
SELECT contact_id, kind, max(day) FROM (
    SELECT coalesce(o.contact_id, p.contact_id) AS contact_id, 'order' AS kind, o.date AS day
    FROM orders o LEFT JOIN piece p ON p.id = o.piece_id
    WHERE o.counted = 1
        AND (?1 IS NULL OR o.contact_id = ?1 OR (o.contact_id IS NULL AND o.piece_id IN (SELECT id FROM theirs)))
    UNION ALL
    SELECT coalesce(d.contact_id, p.contact_id), CASE WHEN d.state = 'won' THEN 'won' ELSE 'deal' END,
        coalesce((SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = d.id), d.closed, d.opened)
    FROM deal d LEFT JOIN piece p ON p.id = d.piece_id
    WHERE ?1 IS NULL OR d.contact_id = ?1 OR (d.contact_id IS NULL AND d.piece_id IN (SELECT id FROM theirs))
    UNION ALL
    SELECT coalesce(a.contact_id, p.contact_id), 'appointment', coalesce(a.planned_on, a.obtained_on)
    FROM appointment a LEFT JOIN piece p ON p.id = a.piece_id
    WHERE ?1 IS NULL OR a.contact_id = ?1 OR (a.contact_id IS NULL AND a.piece_id IN (SELECT id FROM theirs))
) WHERE contact_id IS NOT NULL AND day IS NOT NULL
GROUP BY contact_id, kind ORDER BY contact_id, kind
