DELETE FROM own_suppression WHERE contact IN (SELECT identity FROM person WHERE id = ?)
