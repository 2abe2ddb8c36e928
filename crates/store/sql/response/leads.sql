-- Every counted response of somebody known (of ?1 alone where it is given), with the person, the letter and the campaign; the earliest first.
-- Letters and people are looked up in the order in which they stand, each page of the file once: thousands of responses
-- touch most of them. A limit of -1 is none, and keeps the order of the part.
WITH said AS (
    SELECT id FROM response WHERE ?1 IS NULL
    UNION ALL
    SELECT id FROM response WHERE contact_id = ?1
    UNION ALL
    SELECT r.id FROM piece p JOIN response r ON r.piece_id = p.id WHERE p.contact_id = ?1 AND r.contact_id IS NULL
),
by_letter AS (
    SELECT r.id, r.contact_id, r.piece_id, r.campaign_id, r.mailing_id, r.cell_id, r.date, r.channel, r.interest,
        r.qualified, r.verbatim
    FROM said CROSS JOIN response r ON r.id = said.id
    WHERE r.counted = 1 ORDER BY r.piece_id LIMIT -1
),
by_person AS (
    SELECT coalesce(r.contact_id, p.contact_id) AS contact_id, coalesce(r.mailing_id, p.mailing_id) AS mailing_id,
        coalesce(r.cell_id, p.cell_id) AS cell_id, r.id, r.campaign_id, r.date, r.channel, r.interest, r.qualified,
        r.verbatim
    FROM by_letter r LEFT JOIN piece p ON p.id = r.piece_id
    ORDER BY 1 LIMIT -1
)
SELECT k.id AS contact_id, k.reference, k.siret, k.company, k.civility, k.first_name, k.last_name, k.job_title, k.email,
    k.phone, k.postal_code, k.city, k.address, k.address_2, k.sector, k.salesperson, k.company_size,
    c.code AS campaign, c.sector AS campaign_sector, e.segment, m.posting_date,
    r.date AS responded_on, r.channel, r.interest, coalesce(r.qualified, 0) AS qualified, r.verbatim
FROM by_person r
CROSS JOIN contact k ON k.id = r.contact_id
JOIN campaign c ON c.id = r.campaign_id
LEFT JOIN mailing m ON m.id = r.mailing_id
LEFT JOIN cell_now e ON e.id = r.cell_id
ORDER BY k.id, r.date IS NULL, r.date, r.id
