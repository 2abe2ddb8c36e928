INSERT INTO cell (
    id, mailing_id, key_code, told_role, role, list_source, segment, offer, creative, import_id
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
