SELECT id, json_object(
    'cell', key_code, 'role', told_role, 'list_source', list_source, 'segment', segment, 'offer', offer,
    'creative', creative
) FROM cell WHERE id IN (SELECT value FROM json_each(?))
