INSERT INTO campaign (
    id, code, name, objective, list_type, sector, window_days, margin_rate_e4, import_id
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
