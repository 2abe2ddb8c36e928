-- Outcomes of merged people that were joined after their file, with the campaign that counts them.
SELECT s.entity, x.id, x.campaign_id FROM first_scope s JOIN response x ON x.id = s.row_id
WHERE s.entity = 'response'
    AND (s.contact_id IN (SELECT id FROM merged_contact) OR x.contact_id IN (SELECT id FROM merged_contact))
UNION ALL
SELECT s.entity, x.id, x.campaign_id FROM first_scope s JOIN undelivered x ON x.id = s.row_id
WHERE s.entity = 'undelivered'
    AND (s.contact_id IN (SELECT id FROM merged_contact) OR x.contact_id IN (SELECT id FROM merged_contact))
