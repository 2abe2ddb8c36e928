-- Mailings that a person thought through before posting: each assumption by its name, as decimal text.
CREATE TABLE scenario (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (name <> ''),
    assumed TEXT NOT NULL CHECK (json_valid(assumed))
) STRICT;
