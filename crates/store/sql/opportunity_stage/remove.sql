DELETE FROM opportunity_stage WHERE id IN (SELECT value FROM json_each(?))
