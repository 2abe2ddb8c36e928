SELECT id, mailing_id, key_code, told_role, list_source, segment, offer, creative FROM cell ORDER BY id
