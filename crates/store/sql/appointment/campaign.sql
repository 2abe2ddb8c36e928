SELECT campaign_id, identity FROM appointment_told WHERE id = ?
