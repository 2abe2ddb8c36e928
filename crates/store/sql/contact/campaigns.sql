-- Campaigns that count what these contacts did.
WITH moved AS (SELECT value AS id FROM json_each(?))
SELECT campaign_id FROM piece WHERE contact_id IN (SELECT id FROM moved)
UNION SELECT campaign_id FROM response WHERE contact_id IN (SELECT id FROM moved)
UNION SELECT campaign_id FROM undelivered WHERE contact_id IN (SELECT id FROM moved)
UNION SELECT campaign_id FROM orders WHERE contact_id IN (SELECT id FROM moved) AND campaign_id IS NOT NULL
UNION SELECT campaign_id FROM appointment_told WHERE contact_id IN (SELECT id FROM moved) AND campaign_id IS NOT NULL
UNION SELECT campaign_id FROM opportunity WHERE contact_id IN (SELECT id FROM moved) AND campaign_id IS NOT NULL
UNION SELECT campaign_id FROM survey_answer WHERE contact_id IN (SELECT id FROM moved) AND campaign_id IS NOT NULL
