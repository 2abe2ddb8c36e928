-- The runs that went with this one in its undo, oldest first, with the undo's number and the last run at that time.
SELECT x.undo, x.import_id, CAST(x.image ->> 0 AS INTEGER) FROM import_undone x
WHERE x.entity = 'import_run'
    AND x.undo = (SELECT max(y.undo) FROM import_undone y WHERE y.entity = 'import_run' AND y.row_id = ?)
ORDER BY x.import_id
