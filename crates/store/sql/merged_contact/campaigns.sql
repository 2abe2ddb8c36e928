-- Campaigns that count what those who were kept did, and whether they wrote to them.
WITH kept AS (SELECT id FROM merged_contact WHERE id = kept_id)
SELECT contact_id, campaign_id, 1 FROM piece WHERE contact_id IN kept
UNION SELECT contact_id, campaign_id, 0 FROM response WHERE contact_id IN kept
UNION SELECT contact_id, campaign_id, 0 FROM undelivered WHERE contact_id IN kept
UNION SELECT contact_id, campaign_id, 0 FROM orders WHERE contact_id IN kept AND campaign_id IS NOT NULL
UNION SELECT contact_id, campaign_id, 0 FROM appointment_told WHERE contact_id IN kept AND campaign_id IS NOT NULL
UNION SELECT contact_id, campaign_id, 0 FROM opportunity WHERE contact_id IN kept AND campaign_id IS NOT NULL
UNION SELECT contact_id, campaign_id, 0 FROM survey_answer WHERE contact_id IN kept AND campaign_id IS NOT NULL
