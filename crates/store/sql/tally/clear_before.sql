DELETE FROM tally WHERE campaign_id = ? AND id <= ?
