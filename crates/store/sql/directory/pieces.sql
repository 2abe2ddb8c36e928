SELECT json_group_array(json_array(id, contact_id, campaign_id, mailing_id, cell_id))
FROM (SELECT id, contact_id, campaign_id, mailing_id, cell_id FROM piece WHERE id > ? ORDER BY id LIMIT ?)
