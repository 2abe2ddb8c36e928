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
