SELECT json_group_array(json_array(id, content)) FROM (
    SELECT id, content FROM piece WHERE id > ? AND id <= ? ORDER BY id LIMIT ?
)
