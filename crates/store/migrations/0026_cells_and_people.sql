-- What a person wrote of all cells of a key code, over what files tell: it waits while its campaign is away with its
-- import, and undoing an import has nothing to do with it. NULL: what the file says stands.
CREATE TABLE own_cell (
    campaign TEXT NOT NULL CHECK (campaign <> ''),
    key_code TEXT NOT NULL,
    list_source TEXT CHECK (list_source <> ''),
    segment TEXT CHECK (segment <> ''),
    offer TEXT CHECK (offer <> ''),
    creative TEXT CHECK (creative <> ''),
    PRIMARY KEY (campaign, key_code)
) STRICT, WITHOUT ROWID;

-- Cells as they count: whoever writes rows, or knows a cell by what its file says, reads the table.
CREATE VIEW cell_now AS
SELECT k.id, k.mailing_id, k.key_code, k.role,
    coalesce(o.list_source, k.list_source) AS list_source, coalesce(o.segment, k.segment) AS segment,
    coalesce(o.offer, k.offer) AS offer, coalesce(o.creative, k.creative) AS creative
FROM cell k
JOIN mailing m ON m.id = k.mailing_id
JOIN campaign c ON c.id = m.campaign_id
LEFT JOIN own_cell o ON o.campaign = c.code AND o.key_code = k.key_code;

-- What is corrected of a contact, as of other rows: the list of tables in the check grows by one.
CREATE TABLE row_correction_now (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL CHECK (entity IN ('piece', 'response', 'undelivered', 'cost', 'orders', 'total_fact',
        'appointment', 'opportunity', 'opportunity_stage', 'survey_answer', 'contact')),
    row_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    why TEXT NOT NULL CHECK (why <> ''),
    at TEXT NOT NULL
) STRICT;
INSERT INTO row_correction_now (id, entity, row_id, field, columns, why, at)
SELECT id, entity, row_id, field, columns, why, at FROM row_correction;
DROP TABLE row_correction;
ALTER TABLE row_correction_now RENAME TO row_correction;
CREATE INDEX row_correction_row ON row_correction (entity, row_id, id);
