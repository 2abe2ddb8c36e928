-- What a person says of deals, appointments and people, beside what files tell.
-- Deals, appointments and people are named by their identity: what is said of one that goes with its import waits, and
-- holds again once it is back. after_import: the last run at that time; a file taken in later that changes a deal's or
-- an appointment's own row is the later word.
-- Tables of what files tell are called …_told; under the old names stand views that say what holds.
PRAGMA legacy_alter_table = ON;
ALTER TABLE appointment RENAME TO appointment_told;
ALTER TABLE opportunity_stage RENAME TO opportunity_stage_told;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE own_stage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    deal INTEGER NOT NULL,
    stage TEXT NOT NULL CHECK (stage <> ''),
    entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on)),
    ends TEXT CHECK (ends IN ('won', 'lost')),
    reason TEXT,
    after_import INTEGER NOT NULL
) STRICT;
CREATE INDEX own_stage_deal ON own_stage (deal);
-- Numbers above those of files: one number names one entry, and what was moved by hand on a day comes after the files.
INSERT INTO sqlite_sequence (name, seq) VALUES ('own_stage', 2147483648);

CREATE TABLE own_appointment (
    appointment INTEGER PRIMARY KEY,
    outcome TEXT NOT NULL CHECK (outcome IN ('planned', 'held', 'missed', 'cancelled')),
    after_import INTEGER NOT NULL
) STRICT;

CREATE TABLE own_suppression (
    contact INTEGER PRIMARY KEY,
    keys TEXT NOT NULL CHECK (json_valid(keys)),
    date TEXT NOT NULL CHECK (date IS date(date))
) STRICT;

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    what TEXT NOT NULL CHECK (what <> ''),
    who TEXT,
    done_on TEXT CHECK (done_on IS date(done_on))
) STRICT;
CREATE INDEX follow_up_contact ON follow_up (contact);
CREATE INDEX follow_up_open ON follow_up (day) WHERE done_on IS NULL;

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL,
    day TEXT NOT NULL CHECK (day IS date(day)),
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX note_contact ON note (contact);

CREATE VIEW appointment AS
SELECT t.id, t.identity, t.content, t.campaign_id, t.mailing_id, t.cell_id, t.key_code, t.piece_id, t.contact_id,
    t.joined_by, t.joined_probability, t.told_campaign, t.told_posting_date, t.told_key_code, t.told_reference,
    t.told_contact_id, t.number, t.obtained_on, t.planned_on,
    CASE WHEN h.after_import >= t.import_id THEN h.outcome ELSE t.outcome END AS outcome, t.outcome_text,
    t.import_id, t.source_row
FROM appointment_told t LEFT JOIN own_appointment h ON h.appointment = t.identity;

-- A stage entered by hand came from no file; its file and row are its deal's.
CREATE VIEW opportunity_stage AS
SELECT id, identity, content, opportunity_id, stage, entered_on, ends, import_id, source_row,
    NULL AS reason
FROM opportunity_stage_told
UNION ALL
SELECT h.id, h.id, h.id, o.id, h.stage, h.entered_on, h.ends, o.import_id, o.source_row,
    h.reason
FROM own_stage h JOIN opportunity o ON o.identity = h.deal;

-- A deal with what its stages say: opened by the first, ended by one whose name says so.
-- hand: the last move by hand since its own row was last told, which overtakes what that row says of its state;
-- told: the last stage that a file tells. On the same day what was done by hand comes last.
DROP VIEW deal;
CREATE VIEW deal AS
SELECT e.*,
    coalesce(CASE WHEN e.hand IS NULL THEN nullif(e.status, 'open') END, CASE WHEN e.by_hand
        THEN (SELECT h.ends FROM own_stage h WHERE h.id = e.hand)
        ELSE (SELECT s.ends FROM opportunity_stage_told s WHERE s.id = e.told)
    END, 'open') AS state,
    CASE WHEN e.hand IS NULL THEN coalesce(e.closed_on, (
        SELECT max(s.entered_on) FROM opportunity_stage_told s WHERE s.opportunity_id = e.id AND s.ends IS NOT NULL
    )) WHEN e.by_hand THEN (SELECT h.entered_on FROM own_stage h WHERE h.id = e.hand AND h.ends IS NOT NULL)
    ELSE (SELECT s.entered_on FROM opportunity_stage_told s WHERE s.id = e.told AND s.ends IS NOT NULL) END AS closed,
    -- Where it stands, since when, and why it was moved there.
    coalesce(CASE WHEN e.by_hand
        THEN (SELECT h.stage FROM own_stage h WHERE h.id = e.hand)
        ELSE (SELECT s.stage FROM opportunity_stage_told s WHERE s.id = e.told)
    END, e.stage) AS standing,
    coalesce(CASE WHEN e.by_hand
        THEN (SELECT h.entered_on FROM own_stage h WHERE h.id = e.hand)
        ELSE (SELECT s.entered_on FROM opportunity_stage_told s WHERE s.id = e.told)
    END, e.opened) AS since,
    CASE WHEN e.by_hand THEN (SELECT h.reason FROM own_stage h WHERE h.id = e.hand) END AS reason
FROM (
    SELECT o.*, coalesce(o.opened_on, min(coalesce(o.told_first, o.hand_first), coalesce(o.hand_first, o.told_first)),
            o.closed_on) AS opened,
        o.hand IS NOT NULL AND (SELECT h.entered_on FROM own_stage h WHERE h.id = o.hand) >= coalesce((
            SELECT s.entered_on FROM opportunity_stage_told s WHERE s.id = o.told
        ), '') AS by_hand
    FROM (
        SELECT p.*, (
            SELECT h.id FROM own_stage h WHERE h.deal = p.identity AND h.after_import >= p.import_id
            ORDER BY h.entered_on DESC, h.id DESC LIMIT 1
        ) AS hand, (
            SELECT s.id FROM opportunity_stage_told s WHERE s.opportunity_id = p.id
            ORDER BY s.entered_on DESC, s.id DESC LIMIT 1
        ) AS told,
            (SELECT min(s.entered_on) FROM opportunity_stage_told s WHERE s.opportunity_id = p.id) AS told_first,
            (SELECT min(h.entered_on) FROM own_stage h WHERE h.deal = p.identity) AS hand_first
        FROM opportunity p
    ) o
) e;
