SELECT c.code, s.measure, sum(s.kept), sum(s.counted) FROM (
    SELECT campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, moment, stage, day,
        measure, currency, point, value AS kept, 0 AS counted
    FROM tally
    UNION ALL
    SELECT campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, moment, stage, day,
        measure, currency, point, 0, value
    FROM placed
) s
JOIN campaign c ON c.id = s.campaign_id
GROUP BY c.code, s.mailing_id, s.cell_id, s.key_code, s.sector, s.departement, s.salesperson, s.channel, s.moment, s.stage, s.day,
    s.measure, s.currency, s.point
HAVING sum(s.kept) <> sum(s.counted)
