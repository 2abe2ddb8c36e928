SELECT entity, count(*) FROM outcome
WHERE piece_id IS NULL AND (joined_by IS NULL OR joined_by = 'campaign')
GROUP BY entity ORDER BY entity
