-- Pieces of people with some sector, département or salesperson: found by the people, who are fewer.
-- ?1 wanted values by dimension, ?2 cells, ?3 whether costs are asked for, ?4 how many, ?5 after how many.
WITH taken AS MATERIALIZED (
    SELECT p.id, p.campaign_id FROM contact t CROSS JOIN piece p ON p.contact_id = t.id
    WHERE (json_type(?1, '$.sector') IS NULL OR t.sector IN (SELECT value FROM json_each(?1, '$.sector')))
        AND (json_type(?1, '$.departement') IS NULL
            OR t.departement IN (SELECT value FROM json_each(?1, '$.departement')))
        AND (json_type(?1, '$.region') IS NULL OR t.departement IN (SELECT value FROM json_each(?1, '$.region')))
        AND (json_type(?1, '$.salesperson') IS NULL
            OR t.salesperson IN (SELECT value FROM json_each(?1, '$.salesperson')))
        AND p.cell_id IN (SELECT value FROM json_each(?2)) AND (NOT ?3 OR p.cost_e4 IS NOT NULL)
)
SELECT (SELECT count(*) FROM taken) AS total, 'piece' AS entity, p.id AS row_id, p.import_id, i.file, i.sheet, p.source_row, c.code AS campaign,
    m.posting_date AS day, p.reference,
    coalesce(t.company, trim(coalesce(t.first_name, '') || ' ' || coalesce(t.last_name, ''))) AS who, t.id AS contact, NULL AS text,
    iif(?3, p.cost_e4, 1) AS value, iif(?3, p.currency, NULL) AS currency, NULL AS joined_by
FROM (SELECT id, campaign_id FROM taken ORDER BY campaign_id, id LIMIT ?4 OFFSET ?5) w
JOIN piece p ON p.id = w.id
JOIN campaign c ON c.id = p.campaign_id
JOIN mailing m ON m.id = p.mailing_id
JOIN import_run i ON i.id = p.import_id
LEFT JOIN contact t ON t.id = p.contact_id
ORDER BY w.campaign_id, w.id
