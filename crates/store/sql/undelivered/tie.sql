-- Back to the letter to which their file joined them.
UPDATE undelivered SET piece_id = l.piece_id FROM left_out_link l
WHERE l.entity = 'undelivered' AND l.row_id = undelivered.id AND l.at IS NULL
