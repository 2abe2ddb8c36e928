-- Outcomes that the list itself told stand beside their piece; where it told of some, the others had none.
WITH own (campaign_id, told) AS (
    SELECT campaign_id, 'responded' FROM response WHERE joined_by = 'same_row'
    UNION SELECT campaign_id, 'came_back' FROM undelivered WHERE joined_by = 'same_row'
)
SELECT
    c.code AS "campaign",
    m.posting_date AS "posting_date day",
    l.key_code AS "cell",
    l.role AS "role word",
    l.list_source AS "list_source",
    l.segment AS "segment",
    l.offer AS "offer",
    l.creative AS "creative",
    m.format AS "format",
    p.reference AS "reference",
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
    p.cost_e4 AS "piece_cost e4",
    CASE WHEN (p.campaign_id, 'responded') IN own THEN r.id IS NOT NULL END AS "responded flag",
    r.date AS "response_date day",
    coalesce(r.channel_text, r.channel) AS "channel word",
    coalesce(r.interest_text, r.interest) AS "interest word",
    r.qualified AS "qualified flag",
    CASE WHEN (p.campaign_id, 'came_back') IN own THEN u.id IS NOT NULL END AS "came_back flag",
    o.date AS "order_date day",
    o.amount_e4 AS "amount e4",
    coalesce(p.currency, o.currency) AS "currency"
FROM piece p
JOIN campaign c ON c.id = p.campaign_id
JOIN mailing m ON m.id = p.mailing_id
JOIN cell l ON l.id = p.cell_id
LEFT JOIN contact k ON k.id = p.contact_id
LEFT JOIN response r ON r.piece_id = p.id AND r.joined_by = 'same_row'
LEFT JOIN undelivered u ON u.piece_id = p.id AND u.joined_by = 'same_row'
LEFT JOIN orders o ON o.piece_id = p.id AND o.joined_by = 'same_row'
ORDER BY p.id
