-- Everybody mailed, cell by cell, with where the cell stands.
SELECT g.campaign_id, g.people, g.nameless, c.code AS campaign, m.posting_date, k.key_code AS cell, k.role, k.offer, k.creative,
    k.list_source, k.segment, m.format, NULL AS sector, NULL AS departement, NULL AS salesperson, NULL AS channel,
    NULL AS moment, NULL AS stage, m.posting_date AS day
FROM people_pack g
JOIN cell_now k ON k.id = g.cell_id
JOIN mailing m ON m.id = k.mailing_id
JOIN campaign c ON c.id = m.campaign_id
