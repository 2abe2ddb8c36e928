-- What rows of orders say, each beside the piece that it is credited to, in the order asked.
SELECT i.file, i.sheet, coalesce(p.reference, o.number, o.told_reference) AS reference,
    coalesce(t.company, trim(coalesce(t.first_name, '') || ' ' || coalesce(t.last_name, ''))) AS who, t.id AS contact
FROM json_each(?) j
CROSS JOIN orders o ON o.id = j.value ->> 0
JOIN import_run i ON i.id = o.import_id
LEFT JOIN contact t ON t.id = o.contact_id
LEFT JOIN piece p ON p.id = j.value ->> 1
ORDER BY j.key
