-- People as the list of contacts needs them, some thousands at a time, with the number of the last.
SELECT max(id), json_group_array(json_array(id, company, last_name, first_name, city, postal_code, email, phone,
    reference, siret, address_key, departement, sector, salesperson))
FROM (SELECT * FROM contact WHERE id > ? ORDER BY id LIMIT ?)
