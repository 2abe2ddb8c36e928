INSERT INTO match_decision (entity, row_id, piece_id, at)
SELECT image ->> 0, image ->> 1, image ->> 2, image ->> 3
FROM import_undone WHERE undo = ? AND import_id = ? AND entity = 'match_decision'
ON CONFLICT DO NOTHING
