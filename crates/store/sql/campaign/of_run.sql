SELECT id FROM campaign
WHERE import_id IN (SELECT id FROM import_run WHERE id = ?1 OR state = 'undone')
    AND NOT EXISTS (SELECT 1 FROM mailing x WHERE x.campaign_id = campaign.id)
    AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.campaign_id = campaign.id)
