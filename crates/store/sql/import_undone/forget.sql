DELETE FROM import_undone WHERE undo = ?
