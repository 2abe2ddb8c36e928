SELECT id FROM mailing
WHERE import_id IN (SELECT id FROM import_run WHERE id = ?1 OR state = 'undone')
    AND NOT EXISTS (SELECT 1 FROM cell x WHERE x.mailing_id = mailing.id)
    AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.mailing_id = mailing.id)
