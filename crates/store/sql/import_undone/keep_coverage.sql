INSERT INTO import_undone (undo, import_id, entity, row_id, image)
SELECT ?1, import_id, 'coverage', campaign_id, json_array(campaign_id, measure, import_id)
FROM coverage WHERE import_id = ?2 ORDER BY campaign_id, measure
