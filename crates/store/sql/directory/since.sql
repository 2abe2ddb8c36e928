-- Changes whenever people or letters may have: through imports, undos, merges, corrections and the opposition list alone.
SELECT coalesce((SELECT max(id) FROM import_run), 0) || '/'
    || (SELECT count(*) FROM import_run WHERE state = 'done') || '/'
    || coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'import_undone'), 0) || '/'
    || (SELECT count(*) || '/' || coalesce(total(contact % 1000000007), 0) FROM own_suppression) || '/'
    || (SELECT count(*) || '/' || coalesce(max(id), 0) FROM row_correction WHERE entity = 'contact') || '/'
    || coalesce((SELECT group_concat(duplicate || ' ' || kept || wins || at, ',') FROM own_merge), '') || '/'
    || coalesce((SELECT group_concat(coalesce(role, '')) FROM cell), '')
