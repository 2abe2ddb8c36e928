INSERT INTO opinion_tag (row_id, folded, text) VALUES (?1, ?2, coalesce((SELECT text FROM opinion_tag WHERE folded = ?2 LIMIT 1), ?3)) ON CONFLICT DO NOTHING
