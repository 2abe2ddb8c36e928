SELECT cell_id, people, nameless FROM people_pack WHERE campaign_id = ?
