DELETE FROM follow_up WHERE id = ? RETURNING id
