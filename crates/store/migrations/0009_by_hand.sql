-- What a person decided of single rows. It stands over what files tell: imports and undos work on rows as files left
-- them, and afterwards it is laid on again (see by_hand.rs). Where an undo took a row away, what was decided of it waits.

-- Rows left out. campaign: the code of the one in which the row counted then.
CREATE TABLE left_out (
    entity TEXT NOT NULL CHECK (entity IN ('piece', 'response', 'undelivered', 'cost', 'orders', 'total_fact',
        'appointment', 'opportunity', 'opportunity_stage', 'survey_answer')),
    row_id INTEGER NOT NULL,
    campaign TEXT,
    why TEXT NOT NULL CHECK (why <> ''),
    at TEXT NOT NULL,
    PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;

-- The rows put aside by it, as they were: the row itself (of: itself), a letter's own outcome columns, a deal's stages.
CREATE TABLE left_out_row (
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    of_entity TEXT NOT NULL,
    of_row INTEGER NOT NULL,
    image TEXT NOT NULL CHECK (json_valid(image)),
    PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX left_out_row_of ON left_out_row (of_entity, of_row);

-- Outcomes whose own file joined them to a letter left out; with a moment: those that a person had joined to it.
CREATE TABLE left_out_link (
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    piece_id INTEGER NOT NULL,
    at TEXT,
    PRIMARY KEY (entity, row_id, piece_id)
) STRICT, WITHOUT ROWID;

-- Fields corrected, the newest last; columns: what stands in the row instead.
CREATE TABLE row_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL CHECK (entity IN ('piece', 'response', 'undelivered', 'cost', 'orders', 'total_fact',
        'appointment', 'opportunity', 'opportunity_stage', 'survey_answer')),
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    why TEXT NOT NULL CHECK (why <> ''),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX row_correction_row ON row_correction (entity, row_id, id);

-- What files tell in the columns of rows that stand corrected.
CREATE TABLE corrected_row (
    entity TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    told TEXT NOT NULL CHECK (json_valid(told)),
    PRIMARY KEY (entity, row_id)
) STRICT, WITHOUT ROWID;
