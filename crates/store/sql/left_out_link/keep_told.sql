-- Outcomes that their own file joined to these letters.
INSERT INTO left_out_link (entity, row_id, piece_id)
SELECT 'response', x.id, x.piece_id FROM response x
WHERE x.piece_id IN (SELECT value FROM json_each(?1))
    AND NOT EXISTS (SELECT 1 FROM first_scope s WHERE s.entity = 'response' AND s.row_id = x.id)
UNION ALL
SELECT 'undelivered', x.id, x.piece_id FROM undelivered x
WHERE x.piece_id IN (SELECT value FROM json_each(?1))
    AND NOT EXISTS (SELECT 1 FROM first_scope s WHERE s.entity = 'undelivered' AND s.row_id = x.id)
