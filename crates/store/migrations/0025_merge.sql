-- A person's word that two contacts are one, or that they are not. It lies over what files tell (see by_hand.rs):
-- contacts are named by their identity, so that what is said of one who goes with an import waits until they are back.

-- wins: a JSON list of the parts of which the duplicate's own stands; where the kept one has none it stands anyway.
CREATE TABLE own_merge (
    duplicate INTEGER PRIMARY KEY,
    kept INTEGER NOT NULL,
    wins TEXT NOT NULL CHECK (json_valid(wins)),
    at TEXT NOT NULL,
    CHECK (duplicate <> kept)
) STRICT;
CREATE INDEX own_merge_kept ON own_merge (kept);

-- Who was said not to be one person; the smaller identity first.
CREATE TABLE own_distinct (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

-- Contacts put aside by it as files tell them, with what they are found by; the kept one too (id = kept_id), whose row
-- in contact holds what the merge made of it.
CREATE TABLE merged_contact (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    kept_id INTEGER NOT NULL REFERENCES contact (id),
    siret TEXT,
    email TEXT,
    address_key INTEGER,
    address TEXT,
    postal_code TEXT,
    city TEXT,
    image TEXT NOT NULL CHECK (json_valid(image))
) STRICT;
CREATE INDEX merged_contact_kept ON merged_contact (kept_id);
CREATE INDEX merged_contact_siret ON merged_contact (siret) WHERE siret IS NOT NULL;
CREATE INDEX merged_contact_email ON merged_contact (email) WHERE email IS NOT NULL;
CREATE INDEX merged_contact_address_key ON merged_contact (address_key) WHERE address_key IS NOT NULL;

-- Rows that name somebody put aside, and whom.
CREATE TABLE merged_row (
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;

-- Which contact stands for an identity: itself, or the one it was merged into.
CREATE VIEW person AS
SELECT id, identity FROM contact
UNION ALL
SELECT kept_id, identity FROM merged_contact WHERE id <> kept_id;
