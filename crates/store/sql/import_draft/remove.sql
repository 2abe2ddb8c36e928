DELETE FROM import_draft
