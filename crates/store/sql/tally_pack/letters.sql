SELECT p.letters FROM tally_pack p WHERE p.campaign_id = ?
