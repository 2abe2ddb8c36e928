UPDATE piece
SET contact_id = (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'piece' AND m.row_id = piece.id)
WHERE id IN (SELECT row_id FROM merged_row WHERE entity = 'piece')
