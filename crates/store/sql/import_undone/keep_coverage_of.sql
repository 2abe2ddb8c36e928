-- What other runs told of campaigns that go.
INSERT INTO import_undone (undo, import_id, entity, row_id, image)
SELECT ?1, ?2, 'coverage', campaign_id, json_array(campaign_id, measure, import_id)
FROM coverage WHERE campaign_id IN (SELECT value FROM json_each(?3)) ORDER BY campaign_id, measure, import_id
