-- Periods that were closed, and what was known then: what happened in the period (scope period), and all letters posted
-- up to its end with what followed (scope standing). value: decimal text; NULL where nothing told it.
CREATE TABLE closing (
    number INTEGER PRIMARY KEY,
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day)),
    to_day TEXT NOT NULL CHECK (to_day IS date(to_day)),
    closed_on TEXT NOT NULL CHECK (closed_on IS date(closed_on)),
    CHECK (from_day <= to_day)
) STRICT;
CREATE TABLE closing_sum (
    closing INTEGER NOT NULL REFERENCES closing (number) ON DELETE CASCADE,
    scope TEXT NOT NULL CHECK (scope IN ('period', 'standing')),
    measure TEXT NOT NULL,
    value TEXT,
    currency TEXT CHECK (length(currency) = 3),
    PRIMARY KEY (closing, scope, measure)
) STRICT, WITHOUT ROWID;
