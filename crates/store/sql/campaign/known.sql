SELECT id, code, window_days FROM campaign ORDER BY id
