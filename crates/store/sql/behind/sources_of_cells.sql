-- ?1 cells, ?2 whether costs are asked for.
SELECT i.id, i.file, i.sheet, i.at, s.pieces, s.first_row, s.last_row FROM (
    SELECT import_id, sum(iif(?2, priced, pieces)) AS pieces,
        min(iif(?2, first_priced, first_row)) AS first_row, max(iif(?2, last_priced, last_row)) AS last_row
    FROM piece_source
    WHERE cell_id IN (SELECT value FROM json_each(?1)) GROUP BY import_id
) s
JOIN import_run i ON i.id = s.import_id
WHERE s.pieces > 0
