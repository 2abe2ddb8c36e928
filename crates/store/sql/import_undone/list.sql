SELECT import_id, undo FROM import_undone WHERE entity = 'import_run'
