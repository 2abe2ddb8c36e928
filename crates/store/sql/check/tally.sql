SELECT c.code, s.measure, sum(s.kept), sum(s.counted) FROM (
    SELECT campaign_id, mailing_id, cell_id, measure, currency, point, value AS kept, 0 AS counted FROM tally
    UNION ALL
    SELECT campaign_id, mailing_id, cell_id, measure, currency, point, 0, value FROM placed
    UNION ALL
    SELECT campaign_id, mailing_id, cell_id, measure, currency, point, 0, value FROM bought
) s
JOIN campaign c ON c.id = s.campaign_id
GROUP BY c.code, s.mailing_id, s.cell_id, s.measure, s.currency, s.point
HAVING sum(s.kept) <> sum(s.counted)
