UPDATE campaign SET objective = ? WHERE id = ?
