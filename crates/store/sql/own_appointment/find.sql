-- What a person says of an appointment, where no later file has the last word.
SELECT h.outcome FROM own_appointment h JOIN appointment_told t ON t.identity = h.appointment
WHERE h.appointment = ? AND h.after_import >= t.import_id
