INSERT INTO campaign (code, name, import_id) VALUES (?1, ?1, ?2) RETURNING id, window_days
