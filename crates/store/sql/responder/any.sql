SELECT EXISTS (SELECT 1 FROM responder WHERE campaign_id = ?)
