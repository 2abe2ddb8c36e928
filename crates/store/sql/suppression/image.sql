SELECT id, json_array(
    id, identity, content, keys, reason, reason_text, date, import_id, source_row
)
FROM suppression WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
