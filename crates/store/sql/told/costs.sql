SELECT
    c.code AS "campaign",
    m.posting_date AS "posting_date day",
    t.key_code AS "cell",
    coalesce(t.item_text, t.item) AS "cost_item word",
    t.label AS "cost_label",
    t.amount_e4 AS "cost_amount e4",
    t.unit_price_e4 AS "unit_price e4",
    t.quantity AS "quantity count",
    t.currency AS "currency",
    t.date AS "cost_date day"
FROM cost t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN mailing m ON m.id = t.mailing_id
ORDER BY t.id
