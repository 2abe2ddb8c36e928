-- Costs of files, then those by hand, which have no identity; another file reads them as a file's.
SELECT "campaign", "posting_date day", "cell", "cost_item word", "cost_label", "cost_amount e4", "unit_price e4",
    "quantity count", "currency", "cost_date day", "identity"
FROM (
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
        t.date AS "cost_date day",
        t.identity AS "identity",
        0 AS by_hand,
        t.id AS id
    FROM cost t
    JOIN campaign c ON c.id = t.campaign_id
    LEFT JOIN mailing m ON m.id = t.mailing_id
    UNION ALL
    SELECT c.code, NULL, NULL, h.item, h.note, h.amount_e4, NULL, NULL, h.currency, h.day, NULL, 1, h.id
    FROM own_cost h
    JOIN campaign c ON c.code = h.campaign
)
ORDER BY by_hand, id
