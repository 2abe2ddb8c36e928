INSERT INTO coverage (campaign_id, measure, import_id) VALUES (?, ?, ?)
