SELECT id FROM opportunity_stage WHERE import_id = ?
