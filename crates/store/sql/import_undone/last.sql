-- The largest number of a row that a run removed or changed, or that an undo took away.
SELECT max(
    coalesce((SELECT max(row_id) FROM import_undone WHERE entity = ?1), 0),
    coalesce((SELECT max(row_id) FROM import_change WHERE entity = ?1), 0)
)
