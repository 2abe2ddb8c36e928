DELETE FROM mapping WHERE id = ?
