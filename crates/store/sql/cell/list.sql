SELECT k.id, c.code AS campaign, m.posting_date, m.format, k.key_code, k.role, k.list_source, k.segment, k.offer,
    k.creative,
    coalesce(
        (SELECT sum(value) FROM tally t
            WHERE t.campaign_id = c.id AND t.cell_id = k.id AND t.measure = 'pieces_posted'),
        (SELECT sum(value) FROM total_kept f
            WHERE f.cell_id = k.id AND f.measure IN ('pieces_posted', 'people_held')),
        0
    ) AS people
FROM cell k
JOIN mailing m ON m.id = k.mailing_id
JOIN campaign c ON c.id = m.campaign_id
WHERE c.id = ?
ORDER BY k.key_code, m.posting_date, k.id
