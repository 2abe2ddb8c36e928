INSERT INTO customer_pack (campaign_id, body) VALUES (?, ?)
