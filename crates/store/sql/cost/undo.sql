DELETE FROM cost WHERE import_id = ?
