SELECT json_group_array(json_array(identity, id, content, sector, departement, salesperson)) FROM (
    SELECT identity, id, content, sector, departement, salesperson FROM contact WHERE id > ? ORDER BY id LIMIT ?
)
