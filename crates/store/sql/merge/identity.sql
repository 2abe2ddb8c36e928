SELECT identity FROM contact WHERE id = ?
