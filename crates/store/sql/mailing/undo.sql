DELETE FROM mailing WHERE import_id = ?
    AND NOT EXISTS (SELECT 1 FROM cell x WHERE x.mailing_id = mailing.id)
    AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.mailing_id = mailing.id)
