DELETE FROM appointment WHERE import_id = ?
