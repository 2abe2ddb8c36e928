DELETE FROM opportunity WHERE import_id = ?
