-- ?1 wanted values by dimension, ?2 cells, ?3 whether costs are asked for.
SELECT i.id, i.file, i.sheet, i.at, s.pieces, s.first_row, s.last_row FROM (
    SELECT p.import_id, count(*) AS pieces, min(p.source_row) AS first_row, max(p.source_row) AS last_row
    FROM contact t CROSS JOIN piece p ON p.contact_id = t.id
    WHERE (json_type(?1, '$.sector') IS NULL OR t.sector IN (SELECT value FROM json_each(?1, '$.sector')))
        AND (json_type(?1, '$.departement') IS NULL
            OR t.departement IN (SELECT value FROM json_each(?1, '$.departement')))
        AND (json_type(?1, '$.region') IS NULL OR t.departement IN (SELECT value FROM json_each(?1, '$.region')))
        AND (json_type(?1, '$.salesperson') IS NULL
            OR t.salesperson IN (SELECT value FROM json_each(?1, '$.salesperson')))
        AND p.cell_id IN (SELECT value FROM json_each(?2)) AND (NOT ?3 OR p.cost_e4 IS NOT NULL)
    GROUP BY p.import_id
) s
JOIN import_run i ON i.id = s.import_id
