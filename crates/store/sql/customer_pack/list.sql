SELECT campaign_id, body FROM customer_pack ORDER BY campaign_id
