-- Rows of a run by table, but those that it only changed.
SELECT 'piece' AS entity, count(*) FROM piece x WHERE x.import_id = ?1
    AND NOT EXISTS (SELECT 1 FROM import_change c WHERE c.entity = 'piece' AND c.row_id = x.id AND c.import_id = ?1)
UNION ALL
SELECT x.entity, count(*) FROM outcome x WHERE x.import_id = ?1
    AND NOT EXISTS (SELECT 1 FROM import_change c WHERE c.entity = x.entity AND c.row_id = x.id AND c.import_id = ?1)
GROUP BY x.entity
UNION ALL
SELECT 'cost', count(*) FROM cost x WHERE x.import_id = ?1
    AND NOT EXISTS (SELECT 1 FROM import_change c WHERE c.entity = 'cost' AND c.row_id = x.id AND c.import_id = ?1)
UNION ALL
SELECT 'total_fact', count(*) FROM total_fact x WHERE x.import_id = ?1
    AND NOT EXISTS (
        SELECT 1 FROM import_change c WHERE c.entity = 'total_fact' AND c.row_id = x.id AND c.import_id = ?1
    )
UNION ALL
SELECT 'suppression', count(*) FROM suppression WHERE import_id = ?1
UNION ALL
SELECT 'reference_rate', count(*) FROM reference_rate WHERE import_id = ?1
UNION ALL
SELECT 'target', count(*) FROM target WHERE import_id = ?1
