-- Cells that pieces belong to, with how many pieces they have, and how many tell a cost of their own.
SELECT k.id, c.id AS campaign_id, s.pieces, s.priced, c.code AS campaign, m.posting_date, k.key_code AS cell, k.role,
    k.offer, k.creative, k.list_source, k.segment, m.format, NULL AS sector, NULL AS departement, NULL AS salesperson,
    NULL AS channel, NULL AS moment, NULL AS stage, m.posting_date AS day
FROM (SELECT cell_id, sum(pieces) AS pieces, sum(priced) AS priced FROM piece_source GROUP BY cell_id) s
JOIN cell_now k ON k.id = s.cell_id
JOIN mailing m ON m.id = k.mailing_id
JOIN campaign c ON c.id = m.campaign_id
ORDER BY c.id, k.id
