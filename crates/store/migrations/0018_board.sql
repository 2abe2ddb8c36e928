-- Dashboards that a person put together: what stands on them, in order, with sizes (see board.rs). The first one, number
-- 1, is there as long as nobody changed it without a row of its own.
CREATE TABLE board (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    items TEXT NOT NULL CHECK (json_valid(items))
) STRICT;
INSERT INTO sqlite_sequence (name, seq) VALUES ('board', 1);
