-- Costs that a person wrote, beside those of files, for a whole campaign by its code: they wait while it is away with
-- its import, and undoing an import has nothing to do with them.
CREATE TABLE own_cost (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign TEXT NOT NULL CHECK (campaign <> ''),
    item TEXT NOT NULL CHECK (item IN ('creation', 'list', 'printing', 'handling', 'postage', 'other')),
    amount_e4 INTEGER NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    day TEXT CHECK (day IS date(day)),
    note TEXT CHECK (note <> '')
) STRICT;
CREATE INDEX own_cost_campaign ON own_cost (campaign);
