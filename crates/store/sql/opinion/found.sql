-- Opinions that filters take, the newest first: ?1 campaign, ?2 whether those without one are asked for, ?3 moment,
-- ?4 whether those without one are asked for, ?5 tag, ?6 whether words are asked for, ?7 and ?8 days.
SELECT s.id, s.score, s.moment, c.code AS campaign, k.role IS 'holdout' AS held,
    CASE WHEN ?6 THEN s.verbatim END AS verbatim
FROM survey_answer s
LEFT JOIN campaign c ON c.id = s.campaign_id
LEFT JOIN cell k ON k.id = s.cell_id
WHERE (?1 IS NULL OR c.code = ?1) AND (NOT ?2 OR s.campaign_id IS NULL)
    AND (?3 IS NULL OR s.moment = ?3) AND (NOT ?4 OR s.moment IS NULL)
    AND (?5 IS NULL OR EXISTS (SELECT 1 FROM opinion_tag t WHERE t.row_id = s.id AND t.folded = ?5))
    AND (?7 IS NULL OR s.date >= ?7) AND (?8 IS NULL OR s.date <= ?8)
ORDER BY s.date DESC, s.id DESC
