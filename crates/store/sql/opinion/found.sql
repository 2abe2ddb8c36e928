-- Opinions that filters take, the newest first: ?1 campaign, ?2 whether those without one are asked for, ?3 moment,
-- ?4 whether those without one are asked for, ?5 and ?6 scores, ?7 tag, ?8 whether words are asked for, ?9 and ?10 days.
SELECT s.id, s.score, s.moment, c.code AS campaign, k.role IS 'holdout' AS held,
    CASE WHEN ?8 THEN s.verbatim END AS verbatim
FROM survey_answer s
LEFT JOIN campaign c ON c.id = s.campaign_id
LEFT JOIN cell k ON k.id = s.cell_id
WHERE (?1 IS NULL OR c.code = ?1) AND (NOT ?2 OR s.campaign_id IS NULL)
    AND (?3 IS NULL OR s.moment = ?3) AND (NOT ?4 OR s.moment IS NULL)
    AND s.score BETWEEN ?5 AND ?6
    AND (?7 IS NULL OR EXISTS (SELECT 1 FROM opinion_tag t WHERE t.row_id = s.id AND t.folded = ?7))
    AND (?9 IS NULL OR s.date >= ?9) AND (?10 IS NULL OR s.date <= ?10)
ORDER BY s.date DESC, s.id DESC
