-- Runs undone after an undo, newest undo first.
SELECT i.id, i.file FROM import_undone x JOIN import_run i ON i.id = x.import_id
WHERE x.entity = 'import_run' AND x.undo > ? ORDER BY x.undo DESC, i.id
