INSERT INTO report_made (schedule, template, about, due_on, file, made_at, version, imports, last_import, listed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (schedule, about, due_on) DO UPDATE SET
    template = excluded.template,
    file = excluded.file,
    made_at = excluded.made_at,
    version = excluded.version,
    imports = excluded.imports,
    last_import = excluded.last_import,
    listed = excluded.listed
