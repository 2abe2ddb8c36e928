SELECT l.entity, l.campaign, l.why, count(*) AS rows FROM left_out l
WHERE EXISTS (SELECT 1 FROM left_out_row r WHERE r.entity = l.entity AND r.row_id = l.row_id)
GROUP BY l.entity, l.campaign, l.why ORDER BY count(*) DESC, l.entity, l.campaign, l.why
