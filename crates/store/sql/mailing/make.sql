INSERT INTO mailing (campaign_id, posting_date, format, import_id) VALUES (?, ?, ?, ?) RETURNING id
