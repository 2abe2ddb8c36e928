UPDATE campaign SET list_type = ? WHERE id = ?
