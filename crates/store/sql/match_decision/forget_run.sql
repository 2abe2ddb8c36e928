DELETE FROM match_decision
WHERE piece_id IN (SELECT id FROM piece WHERE import_id = ?1)
    OR (entity, row_id) IN (SELECT x.entity, x.id FROM outcome x WHERE x.import_id = ?1)
