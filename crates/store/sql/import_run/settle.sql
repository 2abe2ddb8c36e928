UPDATE import_run SET new = ?, changed = ?, same = ?, refused = ?, orders_from = ?, orders_to = ? WHERE id = ?
