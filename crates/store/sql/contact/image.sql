SELECT id, json_array(
    id, identity, content, reference, siret, company, civility, first_name, last_name, job_title, email,
    phone, address, address_2, postal_code, city, departement, sector, salesperson, company_size, address_key,
    import_id
)
FROM contact WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
