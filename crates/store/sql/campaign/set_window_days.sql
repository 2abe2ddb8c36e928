UPDATE campaign SET window_days = ? WHERE id = ?
