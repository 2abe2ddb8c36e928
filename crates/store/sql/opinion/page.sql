-- Opinions by number, the newest first.
SELECT s.id, s.score, s.date, s.moment, s.verbatim, c.code AS campaign, i.file, i.sheet, s.source_row,
    coalesce(p.company, trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''))) AS who,
    (SELECT json_group_array(t.text) FROM (SELECT text FROM opinion_tag WHERE row_id = s.id ORDER BY folded) t) AS tags,
    CASE
        WHEN s.campaign_id IS NOT NULL THEN NULL
        WHEN s.contact_id IS NULL THEN 'nobody'
        WHEN EXISTS (SELECT 1 FROM piece x WHERE x.contact_id = s.contact_id) THEN 'before_letter'
        ELSE 'no_letter'
    END AS waits
FROM survey_answer s
JOIN import_run i ON i.id = s.import_id
LEFT JOIN campaign c ON c.id = s.campaign_id
LEFT JOIN contact p ON p.id = s.contact_id
WHERE s.id IN (SELECT value FROM json_each(?))
ORDER BY s.date DESC, s.id DESC
