SELECT id, CAST(mailing_id AS TEXT) AS mailing_id, CAST(cell_id AS TEXT) AS cell_id, key_code, salesperson, sector,
    departement, channel, moment, stage, day, measure, currency, point, value
FROM tally WHERE campaign_id = ? AND id > ? ORDER BY id LIMIT 10000
