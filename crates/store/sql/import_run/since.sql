SELECT id, file FROM import_run WHERE state = 'done' AND id > ? ORDER BY id
