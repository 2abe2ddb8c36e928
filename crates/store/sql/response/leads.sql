-- Every counted response of somebody known (of ?1 alone where it is given), with the person, the letter and the campaign; the earliest first.
SELECT k.id AS contact_id, k.reference, k.siret, k.company, k.civility, k.first_name, k.last_name, k.job_title, k.email,
    k.phone, k.postal_code, k.city, k.address, k.address_2, k.sector, k.salesperson, k.company_size,
    c.code AS campaign, c.sector AS campaign_sector, e.segment, m.posting_date,
    r.date AS responded_on, r.channel, r.interest, coalesce(r.qualified, 0) AS qualified, r.verbatim
FROM response r
LEFT JOIN piece p ON p.id = r.piece_id
JOIN contact k ON k.id = coalesce(r.contact_id, p.contact_id)
JOIN campaign c ON c.id = r.campaign_id
LEFT JOIN mailing m ON m.id = coalesce(r.mailing_id, p.mailing_id)
LEFT JOIN cell e ON e.id = coalesce(r.cell_id, p.cell_id)
WHERE r.counted = 1 AND (?1 IS NULL OR k.id = ?1)
ORDER BY k.id, r.date IS NULL, r.date, r.id
