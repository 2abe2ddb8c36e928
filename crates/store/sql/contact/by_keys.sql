-- Each row: place, identity by reference, SIRET, e-mail, address key; found: place, number of the key, contact, where.
-- Whoever was merged into another is still found by what their files tell.
SELECT json_group_array(json_array(place, way, contact, address, postal_code, city)) FROM (
    SELECT j.value ->> 0 AS place, 0 AS way, k.id AS contact, '' AS address, '' AS postal_code, '' AS city
    FROM json_each(?1) j CROSS JOIN mailed k ON k.identity = j.value ->> 1
    UNION
    SELECT j.value ->> 0, 1, k.id, '', '', '' FROM json_each(?1) j CROSS JOIN mailed k ON k.siret = j.value ->> 2
    UNION
    SELECT j.value ->> 0, 2, k.id, '', '', '' FROM json_each(?1) j CROSS JOIN mailed k ON k.email = j.value ->> 3
    UNION
    SELECT j.value ->> 0, 3, k.id, coalesce(k.address, k.address_2, ''), coalesce(k.postal_code, ''), coalesce(k.city, '')
    FROM json_each(?1) j CROSS JOIN mailed k ON k.address_key = j.value ->> 4
    UNION
    SELECT j.value ->> 0, 0, m.kept_id, '', '', ''
    FROM json_each(?1) j CROSS JOIN merged_contact m ON m.identity = j.value ->> 1
    WHERE EXISTS (SELECT 1 FROM piece p WHERE p.contact_id = m.kept_id)
    UNION
    SELECT j.value ->> 0, 1, m.kept_id, '', '', ''
    FROM json_each(?1) j CROSS JOIN merged_contact m ON m.siret = j.value ->> 2
    WHERE EXISTS (SELECT 1 FROM piece p WHERE p.contact_id = m.kept_id)
    UNION
    SELECT j.value ->> 0, 2, m.kept_id, '', '', ''
    FROM json_each(?1) j CROSS JOIN merged_contact m ON m.email = j.value ->> 3
    WHERE EXISTS (SELECT 1 FROM piece p WHERE p.contact_id = m.kept_id)
    UNION
    SELECT j.value ->> 0, 3, m.kept_id, coalesce(m.address, ''), coalesce(m.postal_code, ''), coalesce(m.city, '')
    FROM json_each(?1) j CROSS JOIN merged_contact m ON m.address_key = j.value ->> 4
    WHERE EXISTS (SELECT 1 FROM piece p WHERE p.contact_id = m.kept_id)
)
