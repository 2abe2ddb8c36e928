SELECT id FROM campaign WHERE code = ?
