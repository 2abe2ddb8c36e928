SELECT id, json_array(
    id, mailing_id, key_code, told_role, role, list_source, segment, offer, creative, import_id
)
FROM cell WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
