UPDATE campaign SET name = ? WHERE id = ?
