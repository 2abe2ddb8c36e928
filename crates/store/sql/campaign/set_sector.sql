UPDATE campaign SET sector = ? WHERE id = ?
