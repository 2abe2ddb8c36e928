-- What the row itself told; one joined by hand tells the piece that it was joined to.
SELECT
    coalesce(t.told_campaign, CASE WHEN t.joined_by = 'by_hand' THEN c.code END) AS "campaign",
    t.told_posting_date AS "posting_date day",
    t.told_key_code AS "cell",
    coalesce(t.told_reference, CASE WHEN t.joined_by = 'by_hand' THEN p.reference END) AS "reference",
    k.reference AS "contact_reference",
    k.siret AS "siret",
    k.company AS "company",
    k.civility AS "civility",
    k.first_name AS "first_name",
    k.last_name AS "last_name",
    k.job_title AS "job_title",
    k.email AS "email",
    k.phone AS "phone",
    k.address AS "address",
    k.address_2 AS "address_2",
    k.postal_code AS "postal_code",
    k.city AS "city",
    k.sector AS "sector",
    k.company_size AS "company_size",
    k.salesperson AS "salesperson",
    t.number AS "appointment_number",
    t.obtained_on AS "obtained_on day",
    t.planned_on AS "appointment_date day",
    CASE WHEN t.outcome IS a.outcome THEN coalesce(t.outcome_text, t.outcome) ELSE t.outcome END AS "appointment_outcome word",
    t.identity AS "identity"
FROM appointment t
JOIN appointment_told a ON a.id = t.id
LEFT JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN piece p ON p.id = t.piece_id
LEFT JOIN contact k ON k.id = coalesce(t.told_contact_id, t.contact_id)
ORDER BY t.id
