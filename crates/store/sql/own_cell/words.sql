-- What files and what a person say of a campaign's cells.
SELECT k.key_code, k.list_source, k.segment, k.offer, k.creative, o.list_source AS own_list_source,
    o.segment AS own_segment, o.offer AS own_offer, o.creative AS own_creative
FROM cell k
JOIN mailing m ON m.id = k.mailing_id
JOIN campaign c ON c.id = m.campaign_id
LEFT JOIN own_cell o ON o.campaign = c.code AND o.key_code = k.key_code
WHERE c.code = ?1 AND k.key_code IS NOT NULL
ORDER BY k.key_code, m.posting_date, k.id
