-- The sums of pieces as they were, by the channels that responders have now: only their pieces are looked at.
WITH answered AS (
    SELECT p.mailing_id, p.cell_id, k.sector, k.departement, k.salesperson, r.channel, m.posting_date AS day,
        p.currency, p.cost_e4
    FROM responder r
    JOIN piece p ON p.id = r.piece_id
    JOIN mailing m ON m.id = p.mailing_id
    LEFT JOIN contact k ON k.id = p.contact_id
    WHERE r.campaign_id = ?1 AND r.channel IS NOT NULL
),
moved AS (
    SELECT mailing_id, cell_id, sector, departement, salesperson, NULL AS channel, day, measure, currency, value
    FROM tally WHERE campaign_id = ?1 AND measure IN ('pieces_posted', 'cost_other')
    UNION ALL
    SELECT mailing_id, cell_id, sector, departement, salesperson, NULL, day, 'pieces_posted', NULL, -1 FROM answered
    UNION ALL
    SELECT mailing_id, cell_id, sector, departement, salesperson, channel, day, 'pieces_posted', NULL, 1 FROM answered
    UNION ALL
    SELECT mailing_id, cell_id, sector, departement, salesperson, NULL, day, 'cost_other', currency, -cost_e4
    FROM answered WHERE cost_e4 IS NOT NULL
    UNION ALL
    SELECT mailing_id, cell_id, sector, departement, salesperson, channel, day, 'cost_other', currency, cost_e4
    FROM answered WHERE cost_e4 IS NOT NULL
)
-- What no piece is left of is no sum; a place's cost of nothing is another question (no_cost.sql).
INSERT INTO tally (campaign_id, mailing_id, cell_id, sector, departement, salesperson, channel, day, measure, currency, value)
SELECT ?1, mailing_id, cell_id, sector, departement, salesperson, channel, day, measure, currency, value
FROM (
    SELECT mailing_id, cell_id, sector, departement, salesperson, channel, day, measure, currency, sum(value) AS value,
        sum(sum(iif(measure = 'pieces_posted', value, 0)))
            OVER (PARTITION BY mailing_id, cell_id, sector, departement, salesperson, channel, day) AS pieces
    FROM moved
    GROUP BY mailing_id, cell_id, sector, departement, salesperson, channel, day, measure, currency
)
WHERE pieces > 0
ORDER BY mailing_id, cell_id, sector, departement, salesperson, channel, day, measure, currency
