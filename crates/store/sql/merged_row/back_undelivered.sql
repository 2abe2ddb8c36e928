UPDATE undelivered
SET contact_id = (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'undelivered' AND m.row_id = undelivered.id)
WHERE id IN (SELECT row_id FROM merged_row WHERE entity = 'undelivered')
