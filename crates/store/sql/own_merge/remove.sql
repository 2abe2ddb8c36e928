DELETE FROM own_merge WHERE duplicate = (SELECT identity FROM contact WHERE id = ?1)
RETURNING (SELECT id FROM contact k WHERE k.identity = kept), wins, at
