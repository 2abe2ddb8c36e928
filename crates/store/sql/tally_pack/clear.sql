DELETE FROM tally_pack WHERE campaign_id = ?
