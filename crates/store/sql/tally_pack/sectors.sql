SELECT p.sectors FROM tally_pack p WHERE p.campaign_id = ?
