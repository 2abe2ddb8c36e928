-- A move by hand overtakes what the row says of its end; where it was moved to is told with the stages.
-- Where only its stages have days, the first opened it: by it a letter before it is found again.
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
    t.number AS "opportunity_number",
    t.name AS "opportunity_name",
    coalesce(t.opened_on, (SELECT min(s.entered_on) FROM opportunity_stage_told s WHERE s.opportunity_id = t.id)) AS "opened_on day",
    CASE WHEN d.hand IS NULL THEN t.closed_on ELSE d.closed END AS "closed_on day",
    t.stage AS "stage",
    CASE WHEN d.hand IS NULL THEN coalesce(t.status_text, t.status) ELSE d.state END AS "opportunity_status word",
    t.amount_e4 AS "opportunity_amount e4",
    t.currency AS "currency",
    t.identity AS "identity"
FROM opportunity t
JOIN deal d ON d.id = t.id
LEFT JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN piece p ON p.id = t.piece_id
LEFT JOIN contact k ON k.id = coalesce(t.told_contact_id, t.contact_id)
ORDER BY t.id
