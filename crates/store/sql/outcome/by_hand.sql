-- Outcomes that a person joined, the newest decision first.
SELECT x.entity, x.id AS row_id, x.day, c.code AS campaign, p.reference, k.company, k.first_name, k.last_name,
    k.postal_code, k.city, i.file, i.sheet, x.source_row, r.channel, r.interest, r.verbatim,
    u.reason, o.number, o.amount_e4, o.currency
FROM match_decision d
JOIN outcome x ON x.entity = d.entity AND x.id = d.row_id
JOIN import_run i ON i.id = x.import_id
LEFT JOIN piece p ON p.id = x.piece_id
LEFT JOIN campaign c ON c.id = x.campaign_id
LEFT JOIN contact k ON k.id = x.contact_id
LEFT JOIN response r ON x.entity = 'response' AND r.id = x.id
LEFT JOIN undelivered u ON x.entity = 'undelivered' AND u.id = x.id
LEFT JOIN orders o ON x.entity = 'orders' AND o.id = x.id
WHERE ?1 IS NULL OR x.entity = ?1
ORDER BY d.at DESC, d.entity, d.row_id LIMIT ?2 OFFSET ?3
