SELECT 'opportunity_stage' AS entity, id, opportunity_id FROM opportunity_stage_told
WHERE opportunity_id IN (SELECT value FROM json_each(?1)) ORDER BY id
