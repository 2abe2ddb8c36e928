-- Those whom nobody else's row names; what an earlier undo left for others' sake goes with the last of them.
SELECT id FROM contact
WHERE import_id IN (SELECT id FROM import_run WHERE id = ?1 OR state = 'undone')
    AND NOT EXISTS (SELECT 1 FROM piece x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM undelivered x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM response x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM orders x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM orders x WHERE x.told_contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM appointment_told x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM appointment_told x WHERE x.told_contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM opportunity x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM opportunity x WHERE x.told_contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM survey_answer x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM survey_answer x WHERE x.told_contact_id = contact.id)
    -- A row that a later run changed may name them again without that run.
    AND id NOT IN (
        SELECT image ->> 6 FROM import_change WHERE entity = 'piece' AND image ->> 6 IS NOT NULL
        UNION SELECT image ->> 8 FROM import_change
            WHERE entity IN ('response', 'undelivered') AND image ->> 8 IS NOT NULL
        UNION SELECT image ->> 14 FROM import_change
            WHERE entity IN ('orders', 'appointment', 'opportunity', 'survey_answer') AND image ->> 14 IS NOT NULL
    )
