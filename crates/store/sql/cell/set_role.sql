UPDATE cell SET role = ?1
WHERE mailing_id IN (SELECT id FROM mailing WHERE campaign_id = ?2) AND key_code = ?3
