SELECT json_group_array(json_array(t.identity, t.id, t.content))
FROM json_each(?) j CROSS JOIN appointment_told t ON t.identity = j.value
