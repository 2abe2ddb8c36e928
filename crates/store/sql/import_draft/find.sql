SELECT at, said FROM import_draft
