-- ?1 cells, ?2 whether costs are asked for.
SELECT i.id, i.file, i.sheet, i.at, s.pieces FROM (
    SELECT import_id, sum(iif(?2, priced, pieces)) AS pieces FROM piece_source
    WHERE cell_id IN (SELECT value FROM json_each(?1)) GROUP BY import_id
) s
JOIN import_run i ON i.id = s.import_id
WHERE s.pieces > 0
