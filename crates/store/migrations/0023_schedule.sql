-- Reports that are made by themselves, and those that were.
-- folder: NULL is the program's own; folder_before: the one before the last choice, for the way back.
-- since: reports due before that day are not made.
CREATE TABLE schedule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    template TEXT NOT NULL CHECK (template <> ''),
    rhythm TEXT NOT NULL CHECK (rhythm IN ('twice_monthly', 'monthly', 'weekly', 'window_end')),
    folder TEXT,
    folder_before TEXT,
    state TEXT NOT NULL CHECK (state IN ('on', 'off', 'removed')),
    closes INTEGER NOT NULL CHECK (closes IN (0, 1)),
    since TEXT NOT NULL CHECK (since IS date(since))
) STRICT;
-- made_at: NULL from when its file is about to be written until it was; a run that broke off goes on with the same file.
CREATE TABLE report_made (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule INTEGER NOT NULL REFERENCES schedule (id),
    template TEXT NOT NULL,
    about TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on)),
    file TEXT NOT NULL,
    made_at TEXT,
    version TEXT NOT NULL,
    imports INTEGER NOT NULL,
    last_import INTEGER,
    listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
    UNIQUE (schedule, about, due_on)
) STRICT;
