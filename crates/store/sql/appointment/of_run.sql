SELECT id FROM appointment_told WHERE import_id = ?
