INSERT INTO import_undone (undo, import_id, entity, row_id, image)
SELECT ?1, ?2, 'import_run', ?2, json_array(
    (SELECT coalesce(max(id), 0) FROM import_run),
    (SELECT json_group_array(id) FROM import_run WHERE state = 'undone')
)
