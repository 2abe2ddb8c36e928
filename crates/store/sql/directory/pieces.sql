-- Letters as the list of contacts needs them, some thousands at a time, with the number of the last.
SELECT max(id), json_group_array(json_array(contact_id, campaign_id, mailing_id, cell_id))
FROM (SELECT id, contact_id, campaign_id, mailing_id, cell_id FROM piece WHERE id > ? ORDER BY id LIMIT ?)
