-- What outcome columns of mailing lists tell, and how much of it gave way to rows of a file about the same pieces.
SELECT c.code, 'responders', s.told, s.currency, s.gave_way FROM campaign c JOIN (
    SELECT campaign_id, count(*) AS told, NULL AS currency, sum(1 - counted) AS gave_way
    FROM response WHERE joined_by = 'same_row' GROUP BY campaign_id
) s ON s.campaign_id = c.id
WHERE s.gave_way <> 0
UNION ALL
SELECT c.code, 'revenue', s.told, s.currency, s.gave_way FROM campaign c JOIN (
    SELECT campaign_id, sum(amount_e4) AS told, currency, sum((1 - counted) * amount_e4) AS gave_way
    FROM orders WHERE joined_by = 'same_row' GROUP BY campaign_id, currency
) s ON s.campaign_id = c.id
WHERE s.gave_way <> 0
ORDER BY 1, 2
