INSERT INTO opportunity_stage_told (
    id, identity, content, opportunity_id, stage, entered_on, ends, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, opportunity_id = excluded.opportunity_id, stage = excluded.stage,
    entered_on = excluded.entered_on, ends = excluded.ends, import_id = excluded.import_id,
    source_row = excluded.source_row
