INSERT INTO contact (
    id, identity, content, reference, siret, company, civility, first_name, last_name, job_title, email,
    phone, address, address_2, postal_code, city, departement, sector, salesperson, company_size, address_key,
    import_id
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, reference = excluded.reference, siret = excluded.siret,
    company = excluded.company, civility = excluded.civility, first_name = excluded.first_name,
    last_name = excluded.last_name, job_title = excluded.job_title, email = excluded.email,
    phone = excluded.phone, address = excluded.address, address_2 = excluded.address_2,
    postal_code = excluded.postal_code, city = excluded.city, departement = excluded.departement,
    sector = excluded.sector, salesperson = excluded.salesperson, company_size = excluded.company_size,
    address_key = excluded.address_key, import_id = excluded.import_id
