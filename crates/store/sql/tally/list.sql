SELECT c.code AS campaign, m.posting_date, coalesce(k.key_code, t.key_code) AS cell, k.role, k.offer, k.creative,
    k.list_source, k.segment, m.format, t.sector, t.departement, t.salesperson, t.channel, t.moment, t.day, t.measure,
    t.currency, t.point, t.value
FROM tally t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN mailing m ON m.id = t.mailing_id
LEFT JOIN cell k ON k.id = t.cell_id
WHERE ?1 IS NULL OR c.code IN (SELECT value FROM json_each(?1))
