DELETE FROM own_appointment WHERE appointment = ?
