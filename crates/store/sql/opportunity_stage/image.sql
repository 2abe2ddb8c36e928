SELECT id, json_array(
    id, identity, content, opportunity_id, stage, entered_on, ends, import_id, source_row
)
FROM opportunity_stage_told WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
