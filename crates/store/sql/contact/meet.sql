SELECT json_group_array(json_array(t.identity, t.id, t.content, t.sector, t.departement, t.salesperson))
FROM json_each(?) j CROSS JOIN contact t ON t.identity = j.value
