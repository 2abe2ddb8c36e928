-- Who was mailed, by cell: the numbers of its contacts as one packed set, and how many pieces name nobody (see reach.rs).
-- People of two cells or campaigns are no sum: the same person counts once.
CREATE TABLE people_pack (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    cell_id INTEGER NOT NULL REFERENCES cell (id),
    people BLOB NOT NULL,
    nameless INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, cell_id)
) STRICT, WITHOUT ROWID;
