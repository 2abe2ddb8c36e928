DELETE FROM own_target WHERE name = ?
