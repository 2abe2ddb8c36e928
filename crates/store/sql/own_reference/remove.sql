DELETE FROM own_reference WHERE name = ?
