DELETE FROM responder WHERE campaign_id = ?
