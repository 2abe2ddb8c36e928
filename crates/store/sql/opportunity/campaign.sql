SELECT campaign_id FROM opportunity WHERE id = ?
