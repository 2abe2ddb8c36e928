SELECT id, coalesce(company, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')))
FROM contact WHERE id IN (SELECT value FROM json_each(?))
