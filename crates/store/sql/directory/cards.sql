SELECT id, reference, company, first_name, last_name, postal_code, city, email, phone, sector, salesperson
FROM contact WHERE id IN (SELECT value FROM json_each(?))
