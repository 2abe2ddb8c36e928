SELECT json_group_array(json_array(p.contact_id, p.cell_id, p.id, p.content))
FROM json_each(?1) j CROSS JOIN piece p ON p.contact_id = j.value AND p.id <= ?2 AND p.reference IS NULL
