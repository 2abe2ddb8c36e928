SELECT id FROM appointment WHERE import_id = ?
