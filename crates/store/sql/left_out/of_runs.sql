-- How many rows that go with these runs (a JSON list of numbers) were left out or corrected by hand.
WITH gone AS (SELECT value AS id FROM json_each(?1)),
decided AS (SELECT entity, row_id FROM left_out UNION SELECT entity, row_id FROM row_correction)
SELECT count(*) FROM decided d
WHERE NOT EXISTS (
        SELECT 1 FROM import_change c WHERE c.entity = d.entity AND c.row_id = d.row_id AND c.import_id IN gone
    )
    AND CASE d.entity
        WHEN 'piece' THEN (SELECT import_id FROM piece WHERE id = d.row_id)
        WHEN 'response' THEN (SELECT import_id FROM response WHERE id = d.row_id)
        WHEN 'undelivered' THEN (SELECT import_id FROM undelivered WHERE id = d.row_id)
        WHEN 'cost' THEN (SELECT import_id FROM cost WHERE id = d.row_id)
        WHEN 'orders' THEN (SELECT import_id FROM orders WHERE id = d.row_id)
        WHEN 'total_fact' THEN (SELECT import_id FROM total_fact WHERE id = d.row_id)
        WHEN 'appointment' THEN (SELECT import_id FROM appointment WHERE id = d.row_id)
        WHEN 'opportunity' THEN (SELECT import_id FROM opportunity WHERE id = d.row_id)
        WHEN 'opportunity_stage' THEN (SELECT import_id FROM opportunity_stage WHERE id = d.row_id)
        WHEN 'contact' THEN (SELECT import_id FROM contact WHERE id = d.row_id)
        WHEN 'survey_answer' THEN (SELECT import_id FROM survey_answer WHERE id = d.row_id)
    END IN gone
