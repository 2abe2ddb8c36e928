-- Outcomes that joined nothing, or only a campaign; newest first.
SELECT x.entity, x.id AS row_id, x.day, c.code AS campaign, NULL AS reference, k.company, k.first_name, k.last_name,
    k.postal_code, k.city, i.file, i.sheet, x.source_row, r.channel, r.interest, r.verbatim,
    u.reason, o.number, o.amount_e4, o.currency
FROM outcome x
JOIN import_run i ON i.id = x.import_id
LEFT JOIN campaign c ON c.id = x.campaign_id
LEFT JOIN contact k ON k.id = x.contact_id
LEFT JOIN response r ON x.entity = 'response' AND r.id = x.id
LEFT JOIN undelivered u ON x.entity = 'undelivered' AND u.id = x.id
LEFT JOIN orders o ON x.entity = 'orders' AND o.id = x.id
WHERE x.piece_id IS NULL AND (x.joined_by IS NULL OR x.joined_by = 'campaign') AND (?1 IS NULL OR x.entity = ?1)
ORDER BY x.day DESC, x.entity, x.id LIMIT ?2 OFFSET ?3
