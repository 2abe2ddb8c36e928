-- Customers as they are counted: where the first order of each stands, and whose it is.
SELECT coalesce(e.contact_id, p.contact_id) AS contact_id, c.code AS campaign, m.posting_date,
    coalesce(k.key_code, e.key_code) AS cell, k.role, k.offer, k.creative, k.list_source, k.segment, m.format, e.sector,
    e.departement, e.salesperson, e.channel, e.moment, e.stage, e.day
FROM placed e
JOIN campaign c ON c.id = e.campaign_id
LEFT JOIN mailing m ON m.id = e.mailing_id
LEFT JOIN cell_now k ON k.id = e.cell_id
LEFT JOIN piece p ON p.id = e.piece_id
WHERE e.measure IN ('new_customers', 'reactivated_customers')
ORDER BY e.row_id
