UPDATE response
SET contact_id = (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'response' AND m.row_id = response.id)
WHERE id IN (SELECT row_id FROM merged_row WHERE entity = 'response')
