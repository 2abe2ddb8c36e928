-- What a campaign's costs are made of but those by hand: rows of files, totals that no row replaces, and what its
-- pieces tell themselves. ?: the campaign's code.
SELECT * FROM (
    SELECT 'cost' AS entity, x.id AS row_id, p.item, p.e4, p.currency, p.day, x.label AS text, i.file, i.sheet,
        x.source_row,
        EXISTS (SELECT 1 FROM corrected_row w WHERE w.entity = 'cost' AND w.row_id = x.id) AS corrected
    FROM cost_paid p
    JOIN cost x ON x.id = p.id
    JOIN campaign c ON c.id = p.campaign_id
    JOIN import_run i ON i.id = p.import_id
    WHERE c.code = ?1
    UNION ALL
    SELECT 'total_fact', f.id, substr(f.measure, 6), f.value, f.currency, m.posting_date, NULL, i.file, i.sheet,
        f.source_row,
        EXISTS (SELECT 1 FROM corrected_row w WHERE w.entity = 'total_fact' AND w.row_id = f.id)
    FROM total_kept f
    JOIN campaign c ON c.id = f.campaign_id
    JOIN import_run i ON i.id = f.import_id
    LEFT JOIN mailing m ON m.id = f.mailing_id
    WHERE c.code = ?1 AND f.measure LIKE 'cost\_%' ESCAPE '\' AND f.currency IS NOT NULL
    UNION ALL
    SELECT 'piece', 0, substr(t.measure, 6), sum(t.value), t.currency, NULL, NULL, '', NULL, 0, 0
    FROM tally t
    JOIN campaign c ON c.id = t.campaign_id
    LEFT JOIN cell k ON k.id = t.cell_id
    WHERE c.code = ?1 AND t.measure LIKE 'cost\_%' ESCAPE '\' AND t.currency IS NOT NULL AND k.role IS NOT 'holdout'
    GROUP BY t.measure, t.currency HAVING sum(t.value) <> 0
)
ORDER BY day IS NULL, day, file, source_row, row_id
