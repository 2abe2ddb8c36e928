SELECT id FROM cell
WHERE import_id IN (SELECT id FROM import_run WHERE id = ?1 OR state = 'undone')
    AND NOT EXISTS (
        SELECT 1 FROM piece x
        WHERE x.campaign_id = (SELECT m.campaign_id FROM mailing m WHERE m.id = cell.mailing_id)
            AND x.cell_id = cell.id
    )
    AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.cell_id = cell.id)
    -- A piece that a later run changed is there again without that run.
    AND id NOT IN (SELECT image ->> 5 FROM import_change WHERE entity = 'piece' AND image ->> 5 IS NOT NULL)
