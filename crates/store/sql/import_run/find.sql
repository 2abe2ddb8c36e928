SELECT id, at FROM import_run WHERE digest = ? AND state = 'done'
