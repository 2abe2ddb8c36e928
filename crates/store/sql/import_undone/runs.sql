-- The runs that went with this one in its undo, oldest first: the undo's number, the run, the last run at that time and
-- those that were undone by then.
SELECT x.undo, x.import_id, CAST(x.image ->> 0 AS INTEGER) AS last, x.image -> 1 AS undone
FROM import_undone x
WHERE x.entity = 'import_run'
    AND x.undo = (SELECT max(y.undo) FROM import_undone y WHERE y.entity = 'import_run' AND y.row_id = ?)
ORDER BY x.import_id
