-- Outcome columns of a list's own rows, with the letter that they stand beside.
SELECT 'response' AS entity, id, piece_id FROM response
WHERE piece_id IN (SELECT value FROM json_each(?1)) AND joined_by = 'same_row'
UNION ALL
SELECT 'undelivered', id, piece_id FROM undelivered
WHERE piece_id IN (SELECT value FROM json_each(?1)) AND joined_by = 'same_row'
UNION ALL
SELECT 'orders', id, piece_id FROM orders
WHERE piece_id IN (SELECT value FROM json_each(?1)) AND joined_by = 'same_row'
ORDER BY 1, 2
