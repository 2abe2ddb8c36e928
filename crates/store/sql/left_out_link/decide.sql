-- Such a decision, where the letter is still left out and the one decided for is there.
INSERT INTO match_decision (entity, row_id, piece_id, at)
SELECT ?1, ?2, ?3, ?4
WHERE EXISTS (SELECT 1 FROM left_out_link l WHERE l.entity = ?1 AND l.row_id = ?2 AND l.at IS NULL)
    AND EXISTS (SELECT 1 FROM piece WHERE id = ?3)
ON CONFLICT DO NOTHING
