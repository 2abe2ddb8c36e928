INSERT INTO coverage (campaign_id, measure, import_id)
SELECT image ->> 0, image ->> 1, image ->> 2
FROM import_undone WHERE undo = ? AND import_id = ? AND entity = 'coverage'
