-- Every deal with the stage in which it stands and since when, the longest there first.
SELECT d.id, d.number, d.name, k.id AS contact, k.company, k.first_name, k.last_name, k.salesperson, c.code AS campaign,
    d.standing AS stage, d.since, d.opened, d.closed, d.state, d.amount_e4, d.currency, d.reason
FROM deal d
LEFT JOIN piece p ON p.id = d.piece_id
LEFT JOIN contact k ON k.id = coalesce(d.contact_id, p.contact_id)
LEFT JOIN campaign c ON c.id = d.campaign_id
ORDER BY d.since, d.id
