DELETE FROM own_stage WHERE id = ?
