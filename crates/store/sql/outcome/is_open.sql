-- Whether a person may decide where an outcome belongs: it waits, or it was joined since its file was taken in.
SELECT count(*) FROM outcome x
WHERE x.entity = ?1 AND x.id = ?2 AND x.joined_by IS NOT 'same_row' AND (
    x.piece_id IS NULL OR x.entity = 'orders'
    OR EXISTS (SELECT 1 FROM first_scope s WHERE s.entity = x.entity AND s.row_id = x.id)
)
