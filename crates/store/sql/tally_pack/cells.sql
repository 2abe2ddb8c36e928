SELECT json_group_array(json_array(CAST(id AS TEXT), key_code, role, offer, creative, list_source, segment)) FROM cell_now
