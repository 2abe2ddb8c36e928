-- turn: date and number as one text, so that the smallest is the first; a row without a date comes last.
-- A mailing list's column that gave way still tells the interest and the qualification that no response does.
INSERT INTO responder (campaign_id, piece_id, channel, first_id, positive_id, qualified_id)
SELECT ?1, w.piece_id, f.channel, f.id, w.positive_id, w.qualified_id
FROM (
    SELECT max(piece_id) AS piece_id,
        CAST(substr(min(CASE WHEN counted = 1 THEN turn END), 11) AS INTEGER) AS first_id,
        CAST(substr(CASE max(counted = 1 AND interest IS NOT NULL)
            WHEN 1 THEN min(CASE WHEN interest = 'positive' AND counted = 1 THEN turn END)
            ELSE min(CASE WHEN interest = 'positive' THEN turn END)
        END, 11) AS INTEGER) AS positive_id,
        CAST(substr(CASE max(counted = 1 AND qualified IS NOT NULL)
            WHEN 1 THEN min(CASE WHEN qualified = 1 AND counted = 1 THEN turn END)
            ELSE min(CASE WHEN qualified = 1 THEN turn END)
        END, 11) AS INTEGER) AS qualified_id
    FROM (
        SELECT piece_id, interest, qualified, counted,
            coalesce(date, '9999-12-31') || printf('%019d', id) AS turn,
            CASE
                WHEN piece_id IS NOT NULL THEN piece_id * 4
                WHEN contact_id IS NOT NULL THEN contact_id * 4 + 1
                ELSE id * 4 + 2
            END AS who
        FROM response WHERE campaign_id = ?1
    )
    GROUP BY who
) w
JOIN response f ON f.id = w.first_id
ORDER BY f.id
