DELETE FROM opportunity_stage_told WHERE id IN (SELECT value FROM json_each(?))
