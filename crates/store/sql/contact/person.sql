SELECT reference, siret, company, civility, first_name, last_name, job_title, email, phone, address, address_2,
    postal_code, city, sector, salesperson, company_size
FROM contact WHERE id = ?
