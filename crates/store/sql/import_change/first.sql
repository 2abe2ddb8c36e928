-- The rows that a run changed, as they were: of each kind of row the first ones.
SELECT entity, row_id, image FROM (
    SELECT id, entity, row_id, image, row_number() OVER (PARTITION BY entity ORDER BY id) AS place
    FROM import_change WHERE import_id = ?
) WHERE place <= ? ORDER BY id
