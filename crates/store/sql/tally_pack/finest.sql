SELECT p.finest FROM tally_pack p WHERE p.campaign_id = ?
