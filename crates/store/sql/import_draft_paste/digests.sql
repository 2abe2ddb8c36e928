SELECT name, digest FROM import_draft_paste ORDER BY place
