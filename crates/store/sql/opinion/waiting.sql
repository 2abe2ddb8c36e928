-- Opinions that join no campaign, by the reason.
SELECT CASE
        WHEN s.contact_id IS NULL THEN 'nobody'
        WHEN EXISTS (SELECT 1 FROM piece x WHERE x.contact_id = s.contact_id) THEN 'before_letter'
        ELSE 'no_letter'
    END AS waits, count(*)
FROM survey_answer s WHERE s.campaign_id IS NULL GROUP BY 1 ORDER BY 2 DESC, 1
