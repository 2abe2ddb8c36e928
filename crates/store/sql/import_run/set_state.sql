UPDATE import_run SET state = ? WHERE id = ?
