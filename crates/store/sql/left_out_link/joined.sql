-- Outcomes joined to letters since.
SELECT entity, id FROM outcome
WHERE piece_id IN (SELECT value FROM json_each(?1)) AND joined_by IS NOT 'same_row'
ORDER BY entity, id
