SELECT date FROM own_suppression WHERE contact = (SELECT identity FROM contact WHERE id = ?)
