-- Open deals by their stage, each with the day on which it entered it and with whom it is.
SELECT coalesce(d.standing, '') AS stage, d.since, coalesce(nullif(k.company, ''),
    nullif(trim(coalesce(k.first_name, '') || ' ' || coalesce(k.last_name, '')), ''), d.name, d.number, '') AS name
FROM deal d
LEFT JOIN contact k ON k.id = d.contact_id
WHERE d.state = 'open' AND d.since <= ?
ORDER BY 1, d.since, d.id
