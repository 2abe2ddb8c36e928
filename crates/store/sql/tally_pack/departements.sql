SELECT p.departements FROM tally_pack p WHERE p.campaign_id = ?
