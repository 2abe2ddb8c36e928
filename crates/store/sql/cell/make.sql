INSERT INTO cell (mailing_id, key_code, told_role, role, list_source, segment, offer, creative, import_id)
VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8)
RETURNING id
