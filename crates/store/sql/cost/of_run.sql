SELECT id FROM cost WHERE import_id = ?
