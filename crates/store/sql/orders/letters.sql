-- Orders with the letters that reached their people, the earliest letter first: one row a letter, or none at all.
-- within: the order may be credited to the letter. ?1 to ?3: whether sector, département and channel are asked for;
-- ?4: whether letters outside the window, and orders without any, are wanted too.
WITH letters AS (
    -- It names its letter, or no more than a cell or a campaign: it stays there by every rule.
    SELECT o.id AS order_id, o.piece_id, o.campaign_id, o.mailing_id, o.cell_id, o.key_code, 1 AS within
    FROM orders o
    WHERE o.campaign_id IS NOT NULL
        AND o.joined_by IN ('piece_reference', 'same_row', 'by_hand', 'key_code', 'campaign')
    UNION ALL
    -- It names its person: the letters are those that the file does not exclude and whose window holds its day.
    SELECT o.id, p.id, p.campaign_id, p.mailing_id, p.cell_id, k.key_code,
        o.campaign_id IS NOT NULL AND o.joined_by NOT IN ('key_code', 'campaign')
            AND (o.told_campaign IS NULL OR o.told_campaign = c.code)
            AND (o.told_posting_date IS NULL OR o.told_posting_date IS m.posting_date)
            AND (o.told_key_code IS NULL OR o.told_key_code IS k.key_code)
            AND coalesce(julianday(o.date) - julianday(m.posting_date) BETWEEN 0 AND c.window_days, 1)
    FROM orders o
    CROSS JOIN piece p ON p.contact_id = o.contact_id
    JOIN mailing m ON m.id = p.mailing_id
    JOIN cell k ON k.id = p.cell_id
    JOIN campaign c ON c.id = p.campaign_id
    WHERE o.joined_by IS NULL OR o.joined_by NOT IN ('piece_reference', 'same_row', 'by_hand')
    UNION ALL
    SELECT o.id, NULL, NULL, NULL, NULL, NULL, 0
    FROM orders o
    WHERE o.campaign_id IS NULL AND NOT EXISTS (SELECT 1 FROM piece p WHERE p.contact_id = o.contact_id)
)
SELECT l.order_id, l.piece_id, l.campaign_id, l.within, o.contact_id, o.amount_e4, o.margin_e4,
    o.currency, o.joined_by, o.joined_probability IS NOT NULL AS probable, o.told_key_code, o.import_id, o.source_row,
    c.margin_rate_e4,
    (SELECT min(x.date) FROM orders x WHERE x.contact_id = o.contact_id AND x.amount_e4 > 0) AS known_since,
    coalesce(c.code, '') AS campaign, m.posting_date, coalesce(k.key_code, l.key_code) AS cell, k.role, k.offer,
    k.creative, k.list_source, k.segment, m.format, iif(?1, t.sector, NULL) AS sector,
    iif(?2, t.departement, NULL) AS departement, t.salesperson, iif(?3, r.channel, NULL) AS channel, NULL AS moment,
    NULL AS stage, o.date AS day
FROM letters l
JOIN orders o ON o.id = l.order_id
LEFT JOIN campaign c ON c.id = l.campaign_id
LEFT JOIN mailing m ON m.id = l.mailing_id
LEFT JOIN cell_now k ON k.id = l.cell_id
LEFT JOIN contact t ON t.id = o.contact_id
LEFT JOIN responder r ON ?3 AND r.piece_id = l.piece_id
WHERE l.within OR ?4
ORDER BY l.order_id, m.posting_date, l.piece_id
