INSERT INTO tally (campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, day, measure, currency, point,
    value)
SELECT campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, day, measure, currency, point, sum(value)
FROM bought WHERE campaign_id = ?
GROUP BY campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, day, measure, currency, point
ORDER BY mailing_id, cell_id, key_code, sector, departement, salesperson, channel, day, measure, currency, point
