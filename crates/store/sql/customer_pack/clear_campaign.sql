DELETE FROM customer_pack WHERE campaign_id = ?
