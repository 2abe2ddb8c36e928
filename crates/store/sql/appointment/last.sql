SELECT coalesce(max(id), 0) FROM appointment_told
