-- Campaigns whose sums a run had a part in.
SELECT campaign_id FROM piece WHERE import_id = ?1
UNION SELECT campaign_id FROM undelivered WHERE import_id = ?1
UNION SELECT campaign_id FROM response WHERE import_id = ?1
UNION SELECT campaign_id FROM orders WHERE import_id = ?1 AND campaign_id IS NOT NULL
UNION SELECT campaign_id FROM appointment_told WHERE import_id = ?1 AND campaign_id IS NOT NULL
UNION SELECT campaign_id FROM opportunity WHERE import_id = ?1 AND campaign_id IS NOT NULL
UNION SELECT o.campaign_id FROM opportunity_stage_told s JOIN opportunity o ON o.id = s.opportunity_id
    WHERE s.import_id = ?1 AND o.campaign_id IS NOT NULL
UNION SELECT campaign_id FROM survey_answer WHERE import_id = ?1 AND campaign_id IS NOT NULL
UNION SELECT campaign_id FROM cost WHERE import_id = ?1
UNION SELECT campaign_id FROM total_fact WHERE import_id = ?1
UNION SELECT campaign_id FROM coverage WHERE import_id = ?1
UNION SELECT id FROM campaign WHERE import_id = ?1
UNION SELECT p.campaign_id FROM import_change x JOIN piece p ON p.id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'piece'
UNION SELECT p.campaign_id FROM import_change x JOIN piece p ON p.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact'
UNION SELECT r.campaign_id FROM import_change x JOIN response r ON r.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact'
UNION SELECT u.campaign_id FROM import_change x JOIN undelivered u ON u.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact'
UNION SELECT o.campaign_id FROM import_change x JOIN orders o ON o.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact' AND o.campaign_id IS NOT NULL
UNION SELECT a.campaign_id FROM import_change x JOIN appointment_told a ON a.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact' AND a.campaign_id IS NOT NULL
UNION SELECT o.campaign_id FROM import_change x JOIN opportunity o ON o.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact' AND o.campaign_id IS NOT NULL
UNION SELECT s.campaign_id FROM import_change x JOIN survey_answer s ON s.contact_id = x.row_id
    WHERE x.import_id = ?1 AND x.entity = 'contact' AND s.campaign_id IS NOT NULL
-- Rows joined since, which go back to where their file left them, and rows joined to what goes.
UNION SELECT campaign_id FROM first_scope
UNION SELECT r.campaign_id FROM first_scope s JOIN response r ON r.id = s.row_id WHERE s.entity = 'response'
UNION SELECT u.campaign_id FROM first_scope s JOIN undelivered u ON u.id = s.row_id WHERE s.entity = 'undelivered'
UNION SELECT json_extract(x.image, '$[3]') FROM import_change x
    WHERE x.import_id = ?1 AND x.entity IN ('orders', 'appointment', 'opportunity', 'survey_answer')
        AND json_extract(x.image, '$[3]') IS NOT NULL
