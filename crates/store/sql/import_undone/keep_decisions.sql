INSERT INTO import_undone (undo, import_id, entity, row_id, image)
SELECT ?1, ?2, 'match_decision', d.row_id, json_array(d.entity, d.row_id, d.piece_id, d.at)
FROM match_decision d
WHERE d.piece_id IN (SELECT id FROM piece WHERE import_id = ?2)
    OR (d.entity, d.row_id) IN (SELECT x.entity, x.id FROM outcome x WHERE x.import_id = ?2)
ORDER BY d.entity, d.row_id
