-- The pieces of all cells are added up once: the sums of a large campaign are many rows.
WITH posted AS (
    SELECT cell_id, sum(value) AS people FROM tally
    WHERE campaign_id = ?1 AND measure = 'pieces_posted' GROUP BY cell_id
)
SELECT k.id, c.code AS campaign, m.posting_date, m.format, k.key_code, k.role, k.list_source, k.segment, k.offer,
    k.creative,
    coalesce(
        posted.people,
        (SELECT sum(value) FROM total_kept f
            WHERE f.cell_id = k.id AND f.measure IN ('pieces_posted', 'people_held')),
        0
    ) AS people
FROM cell_now k
JOIN mailing m ON m.id = k.mailing_id
JOIN campaign c ON c.id = m.campaign_id
LEFT JOIN posted ON posted.cell_id = k.id
WHERE c.id = ?1
ORDER BY k.key_code, m.posting_date, k.id
