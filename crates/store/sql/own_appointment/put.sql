INSERT INTO own_appointment (appointment, outcome, after_import)
VALUES (?, ?, coalesce((SELECT max(id) FROM import_run), 0))
ON CONFLICT (appointment) DO UPDATE SET outcome = excluded.outcome, after_import = excluded.after_import
