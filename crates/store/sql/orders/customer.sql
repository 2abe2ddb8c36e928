-- The first order of a buyer in a campaign makes a customer: new without an order before the posting date.
WITH bought AS (
    SELECT o.id, o.contact_id, m.posting_date, row_number() OVER (
        PARTITION BY o.campaign_id, CASE
            WHEN o.contact_id IS NOT NULL THEN o.contact_id * 4
            WHEN o.piece_id IS NOT NULL THEN o.piece_id * 4 + 1
            ELSE o.id * 4 + 2
        END
        ORDER BY o.date IS NULL, o.date, o.id
    ) AS turn
    FROM orders o LEFT JOIN mailing m ON m.id = o.mailing_id
    WHERE o.campaign_id IS NOT NULL AND o.amount_e4 > 0 AND o.counted = 1
),
known AS (
    SELECT o.id, CASE
        WHEN b.turn IS NOT 1 THEN NULL
        WHEN EXISTS (
            SELECT 1 FROM orders x
            WHERE x.contact_id = b.contact_id AND x.date < b.posting_date AND x.amount_e4 > 0
        ) THEN 'reactivated'
        ELSE 'new'
    END AS customer
    FROM orders o LEFT JOIN bought b ON b.id = o.id
)
UPDATE orders SET customer = known.customer
FROM known
WHERE known.id = orders.id AND orders.customer IS NOT known.customer
RETURNING campaign_id
