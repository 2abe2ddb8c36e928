UPDATE campaign SET margin_rate_e4 = ? WHERE id = ?
