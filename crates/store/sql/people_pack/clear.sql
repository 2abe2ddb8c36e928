DELETE FROM people_pack WHERE campaign_id = ?
