-- Campaigns that count rows otherwise since a run changed rows.
SELECT json_extract(x.image, '$[3]') FROM import_change x
    WHERE x.import_id = ?1 AND x.entity IN ('orders', 'appointment', 'opportunity', 'survey_answer')
        AND json_extract(x.image, '$[3]') IS NOT NULL
UNION SELECT o.campaign_id FROM import_change x JOIN opportunity_stage_told s ON s.id = x.row_id
    JOIN opportunity o ON o.id = s.opportunity_id
    WHERE x.import_id = ?1 AND x.entity = 'opportunity_stage' AND o.campaign_id IS NOT NULL
UNION SELECT o.campaign_id FROM opportunity_stage_told s JOIN opportunity o ON o.id = s.opportunity_id
    WHERE s.import_id = ?1 AND o.campaign_id IS NOT NULL
