SELECT coalesce(max(id), 0) FROM opportunity_stage_told
