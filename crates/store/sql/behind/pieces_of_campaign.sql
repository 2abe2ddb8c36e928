-- ?1 campaign, ?2 its cells, ?3 whether costs are asked for, ?4 how many, ?5 after how many.
SELECT 0 AS total, 'piece' AS entity, p.id AS row_id, p.import_id, i.file, i.sheet, p.source_row, c.code AS campaign, m.posting_date AS day, p.reference,
    coalesce(t.company, trim(coalesce(t.first_name, '') || ' ' || coalesce(t.last_name, ''))) AS who, t.id AS contact, NULL AS text,
    iif(?3, p.cost_e4, 1) AS value, iif(?3, p.currency, NULL) AS currency, NULL AS joined_by
FROM (
    SELECT id FROM piece
    WHERE campaign_id = ?1 AND cell_id IN (SELECT value FROM json_each(?2)) AND (NOT ?3 OR cost_e4 IS NOT NULL)
    ORDER BY id LIMIT ?4 OFFSET ?5
) w
JOIN piece p ON p.id = w.id
JOIN campaign c ON c.id = p.campaign_id
JOIN mailing m ON m.id = p.mailing_id
JOIN import_run i ON i.id = p.import_id
LEFT JOIN contact t ON t.id = p.contact_id
ORDER BY p.id
