INSERT INTO tally (campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, moment, stage, day, measure,
    currency, point, value)
SELECT campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, moment, stage, day, measure, currency,
    point, sum(value)
FROM placed WHERE campaign_id = ? AND entity <> 'piece'
GROUP BY campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, moment, stage, day, measure, currency,
    point
ORDER BY mailing_id, cell_id, key_code, sector, departement, salesperson, channel, moment, stage, day, measure, currency, point
