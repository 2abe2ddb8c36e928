-- Open deals by their stage, each with the day on which it entered it.
SELECT coalesce(
    (SELECT s.stage FROM opportunity_stage s WHERE s.opportunity_id = d.id ORDER BY s.entered_on DESC, s.id DESC LIMIT 1),
    d.stage, '') AS stage,
    coalesce((SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = d.id), d.opened) AS since,
    coalesce(d.name, d.number, '') AS name
FROM deal d
WHERE d.state = 'open'
    AND coalesce((SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = d.id), d.opened) <= ?
ORDER BY stage, since, d.id
