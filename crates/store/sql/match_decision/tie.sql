-- What a person decided since stands.
INSERT INTO match_decision (entity, row_id, piece_id, at)
SELECT entity, row_id, piece_id, at FROM left_out_link WHERE at IS NOT NULL
ON CONFLICT DO NOTHING
