-- The sums of `tally` as they are read: one packed value for each campaign and detail (see pack.rs).
-- pieces: those posted, as the list of campaigns shows them; nothing where no row tells any.
CREATE TABLE tally_pack (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaign (id),
    pieces INTEGER,
    margin_missing INTEGER NOT NULL CHECK (margin_missing IN (0, 1)),
    letters BLOB NOT NULL,
    finest BLOB NOT NULL
) STRICT;
