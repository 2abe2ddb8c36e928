-- Back to the letter to which their file joined them.
UPDATE response SET piece_id = l.piece_id FROM left_out_link l
WHERE l.entity = 'response' AND l.row_id = response.id AND l.at IS NULL
