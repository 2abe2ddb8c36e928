-- Standing runs that have a letter which comes back with an undo's: made while that run was undone, so taken for new.
WITH since AS (
    SELECT id, file FROM import_run
    WHERE state = 'done' AND kind = 'pieces' AND (id > ?2 OR id IN (SELECT value FROM json_each(?3)))
),
-- References find their piece by an index that holds each once; the others are found by person, else by what is told.
back AS (
    SELECT image ->> 1 AS identity, image ->> 5 AS cell_id, image ->> 6 AS contact_id FROM import_undone
    WHERE undo = ?1 AND entity = 'piece' AND change_id IS NULL AND image ->> 7 IS NULL
        AND EXISTS (SELECT 1 FROM since)
),
again AS (
    SELECT x.id, x.import_id FROM back b CROSS JOIN piece x
        ON x.contact_id = b.contact_id AND x.cell_id = b.cell_id AND x.reference IS NULL
    UNION SELECT x.id, x.import_id FROM back b CROSS JOIN piece x ON x.identity = b.identity
)
SELECT DISTINCT s.id, s.file FROM again x JOIN since s ON s.id = coalesce((
    SELECT y.image ->> '$[#-2]' FROM import_change y
    WHERE y.entity = 'piece' AND y.row_id = x.id ORDER BY y.id LIMIT 1
), x.import_id)
ORDER BY s.id
