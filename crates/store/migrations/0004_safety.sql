-- What an undo took away, so that it can be given back.
CREATE TABLE import_undone (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Number of the undo: runs that went together come back together.
    undo INTEGER NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    -- Name of a table; 'import_run' stands for the run itself, with the last run's number at that time.
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    -- The row as the run had left it; missing where the run had removed it.
    image TEXT CHECK (json_valid(image)),
    -- For a row that the run had changed: that change, and the row before it.
    change_id INTEGER,
    before TEXT CHECK (json_valid(before)),
    CHECK ((change_id IS NULL) = (before IS NULL))
) STRICT;
CREATE INDEX import_undone_undo ON import_undone (undo, import_id, entity);
CREATE INDEX import_undone_row ON import_undone (entity, row_id);

-- To what an outcome belonged when its file was taken in, where it was joined to a piece since.
CREATE TABLE first_scope (
    entity TEXT NOT NULL CHECK (entity IN ('response', 'undelivered')),
    row_id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT NOT NULL,
    PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;

-- A person's decision to which piece an outcome belongs.
CREATE TABLE match_decision (
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    piece_id INTEGER NOT NULL REFERENCES piece (id),
    at TEXT NOT NULL,
    PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_decision_piece ON match_decision (piece_id);

-- Outcomes that wait for a piece.
CREATE INDEX response_waiting ON response (id) WHERE piece_id IS NULL;
CREATE INDEX undelivered_waiting ON undelivered (id) WHERE piece_id IS NULL;

-- Every outcome, whatever its kind, with where it belongs.
CREATE VIEW outcome AS
SELECT 'response' AS entity, id, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    date AS day, import_id, source_row
FROM response
UNION ALL
SELECT 'undelivered', id, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by, date, import_id,
    source_row
FROM undelivered
UNION ALL
SELECT 'orders', id, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by, date, import_id,
    source_row
FROM orders
UNION ALL
SELECT 'appointment', id, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by,
    coalesce(obtained_on, planned_on), import_id, source_row
FROM appointment
UNION ALL
SELECT 'opportunity', id, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by, opened,
    import_id, source_row
FROM deal
UNION ALL
SELECT 'survey_answer', id, campaign_id, mailing_id, cell_id, key_code, piece_id, contact_id, joined_by, date,
    import_id, source_row
FROM survey_answer;

-- What a person settled once and the program keeps, by name.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
