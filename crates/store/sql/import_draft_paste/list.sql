SELECT name, text FROM import_draft_paste ORDER BY place
