SELECT id FROM opportunity_stage_told WHERE import_id = ?
