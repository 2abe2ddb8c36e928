INSERT INTO people_pack (campaign_id, cell_id, people, nameless) VALUES (?, ?, ?, ?)
ON CONFLICT (campaign_id, cell_id) DO UPDATE SET people = excluded.people, nameless = excluded.nameless
