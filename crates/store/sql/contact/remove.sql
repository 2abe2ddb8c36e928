DELETE FROM contact WHERE id IN (SELECT value FROM json_each(?))
