-- What a person notes of opinions: a few words each. folded: the tag without case and accents, by which it is known;
-- text: as it was first written. A tag that no opinion has is kept nowhere.
CREATE TABLE opinion_tag (
    row_id INTEGER NOT NULL,
    folded TEXT NOT NULL CHECK (folded <> ''),
    text TEXT NOT NULL CHECK (text <> ''),
    PRIMARY KEY (row_id, folded)
) STRICT, WITHOUT ROWID;
CREATE INDEX opinion_tag_folded ON opinion_tag (folded);
