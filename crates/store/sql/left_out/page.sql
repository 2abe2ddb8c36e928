SELECT l.entity, l.row_id, l.campaign, l.why, l.at, r.image, (
        SELECT count(*) FROM left_out_row x
        WHERE x.of_entity = l.entity AND x.of_row = l.row_id AND (x.entity, x.row_id) <> (l.entity, l.row_id)
    ) AS parts
FROM left_out l JOIN left_out_row r ON r.entity = l.entity AND r.row_id = l.row_id
ORDER BY l.at DESC, l.entity, l.row_id LIMIT ? OFFSET ?
