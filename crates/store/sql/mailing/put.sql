INSERT INTO mailing (id, campaign_id, posting_date, format, import_id) VALUES (?, ?, ?, ?, ?)
