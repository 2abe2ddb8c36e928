-- Packs in two more details: a question about départements, or about lines of business, reads neither's finest places.
-- They are made anew when the file is opened (see pack.rs).
DROP TABLE tally_pack;
CREATE TABLE tally_pack (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaign (id),
    pieces INTEGER,
    margin_missing INTEGER NOT NULL CHECK (margin_missing IN (0, 1)),
    letters BLOB NOT NULL,
    departements BLOB NOT NULL,
    sectors BLOB NOT NULL,
    finest BLOB NOT NULL
) STRICT;
