-- Each row: place, identity by reference, SIRET, e-mail, address key; found: place, number of the key, contact, where.
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
)
