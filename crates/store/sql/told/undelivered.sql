-- By a piece's reference what was joined by it, or by hand; else by whom and which campaign it was.
SELECT
    c.code AS "campaign",
    m.posting_date AS "posting_date day",
    t.key_code AS "cell",
    CASE WHEN t.joined_by IN ('piece_reference', 'by_hand') THEN p.reference END AS "reference",
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
    t.date AS "return_date day",
    coalesce(t.reason_text, t.reason) AS "return_reason word",
    t.identity AS "identity"
FROM undelivered t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN mailing m ON m.id = t.mailing_id
LEFT JOIN piece p ON p.id = t.piece_id
LEFT JOIN contact k ON k.id = t.contact_id
WHERE t.joined_by <> 'same_row'
ORDER BY t.id
