INSERT INTO tally (id, campaign_id, mailing_id, cell_id, sector, departement, salesperson, day, measure, currency, value)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET value = excluded.value
