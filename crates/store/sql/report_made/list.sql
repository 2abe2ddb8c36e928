SELECT id, schedule, template, about, due_on, file, made_at, version, imports, last_import, listed
FROM report_made
ORDER BY id
