DELETE FROM appointment_told WHERE id IN (SELECT value FROM json_each(?))
