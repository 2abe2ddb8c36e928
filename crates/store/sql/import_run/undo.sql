UPDATE import_run SET state = 'undone' WHERE id = ?
