-- Outcomes that a person joined to these letters.
INSERT INTO left_out_link (entity, row_id, piece_id, at)
SELECT entity, row_id, piece_id, at FROM match_decision WHERE piece_id IN (SELECT value FROM json_each(?1))
