-- Away from letters that are left out.
UPDATE response SET piece_id = NULL
WHERE id IN (SELECT row_id FROM left_out_link WHERE entity = 'response' AND at IS NULL)
    AND piece_id IN (SELECT value FROM json_each(?1))
