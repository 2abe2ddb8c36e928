SELECT coalesce(max(id), 0) FROM tally WHERE campaign_id = ?
