INSERT INTO left_out (entity, row_id, campaign, why, at)
SELECT ?1, ?2, (SELECT code FROM campaign WHERE id = ?3), ?4, ?5
WHERE true ON CONFLICT (entity, row_id) DO NOTHING
