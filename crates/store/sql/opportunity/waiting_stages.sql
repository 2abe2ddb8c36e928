-- Open deals by their stage, each with the day on which it entered it.
SELECT coalesce(d.standing, '') AS stage, d.since, coalesce(d.name, d.number, '') AS name
FROM deal d
WHERE d.state = 'open' AND d.since <= ?
ORDER BY 1, d.since, d.id
