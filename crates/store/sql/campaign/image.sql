SELECT id, json_array(
    id, code, name, objective, list_type, sector, window_days, margin_rate_e4, import_id
)
FROM campaign WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
