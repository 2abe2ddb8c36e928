-- People as the search for duplicates needs them, some thousands at a time.
SELECT json_group_array(json_array(id, identity, reference, siret, company, first_name, last_name, email, phone, address,
    address_2, postal_code, city))
FROM (SELECT * FROM contact WHERE id > ? ORDER BY id LIMIT ?)
