DELETE FROM opportunity_stage WHERE import_id = ?
