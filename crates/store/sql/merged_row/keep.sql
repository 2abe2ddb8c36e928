-- Whom rows name who are put aside; what follows from it alone is not kept.
INSERT INTO merged_row (entity, row_id, contact_id)
WITH aside AS (SELECT id FROM merged_contact WHERE id <> kept_id)
SELECT 'piece', id, contact_id FROM piece WHERE contact_id IN aside
UNION ALL SELECT 'response', id, contact_id FROM response WHERE contact_id IN aside
UNION ALL SELECT 'undelivered', id, contact_id FROM undelivered WHERE contact_id IN aside
UNION ALL SELECT 'orders', id, told_contact_id FROM orders WHERE told_contact_id IN aside
UNION ALL SELECT 'appointment', id, told_contact_id FROM appointment_told WHERE told_contact_id IN aside
UNION ALL SELECT 'opportunity', id, told_contact_id FROM opportunity WHERE told_contact_id IN aside
UNION ALL SELECT 'survey_answer', id, told_contact_id FROM survey_answer WHERE told_contact_id IN aside
