-- The words of the trade as tables. Money: ten-thousandths in …_e4 with a currency. Dates: ISO text.
-- identity: 64-bit hash of a row's natural key with its ordinal; content: 64-bit hash of all that the row told.
-- Imports write with foreign keys off: they make the parents themselves, and each check would cost more than its row.

CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file TEXT NOT NULL,
    sheet TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('pieces', 'totals', 'responses', 'undelivered', 'costs', 'orders',
        'appointments', 'opportunities', 'surveys', 'contacts', 'suppressions', 'references', 'targets')),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone')),
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    same INTEGER NOT NULL DEFAULT 0,
    refused INTEGER NOT NULL DEFAULT 0,
    -- First and last day of its orders that name no campaign: they tell every campaign whose window they reach.
    orders_from TEXT,
    orders_to TEXT
) STRICT;
CREATE INDEX import_run_digest ON import_run (digest);

-- Rows as they were before a run changed or removed them. Here and where imports make rows one by one, numbers are
-- never used twice: an undo that is undone brings each row back under its own.
CREATE TABLE import_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    entity TEXT NOT NULL
        CHECK (entity IN ('contact', 'piece', 'response', 'undelivered', 'cost', 'orders', 'total_fact',
            'appointment', 'opportunity', 'opportunity_stage', 'survey_answer', 'suppression', 'reference_rate',
            'target')),
    row_id INTEGER NOT NULL,
    image TEXT NOT NULL CHECK (json_valid(image))
) STRICT;
CREATE INDEX import_change_import ON import_change (import_id);
CREATE INDEX import_change_row ON import_change (entity, row_id);

-- The import that was begun and neither accepted nor given up: what the user said of it, and cells that were pasted.
CREATE TABLE import_draft (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said))
) STRICT;
CREATE TABLE import_draft_paste (
    place INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    digest INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT;

-- What a person corrected of a run's rows on their way in: one cell, all of a column that hold a text, or all with a
-- problem. The text as written stands beside what was read instead.
CREATE TABLE import_correction (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    place INTEGER NOT NULL,
    heading TEXT,
    source_row INTEGER,
    raw TEXT,
    cause TEXT,
    action TEXT NOT NULL CHECK (action IN ('replace', 'empty', 'leave_out')),
    value TEXT
) STRICT;
CREATE INDEX import_correction_import ON import_correction (import_id);

CREATE TABLE campaign (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL,
    objective TEXT,
    list_type TEXT CHECK (list_type IN ('cold', 'warm')),
    sector TEXT,
    window_days INTEGER NOT NULL DEFAULT 90 CHECK (window_days >= 0),
    margin_rate_e4 INTEGER,
    import_id INTEGER REFERENCES import_run (id)
) STRICT;

-- Without a posting date only where a file of totals named none.
CREATE TABLE mailing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    posting_date TEXT CHECK (posting_date IS date(posting_date)),
    format TEXT,
    import_id INTEGER REFERENCES import_run (id)
) STRICT;
CREATE UNIQUE INDEX mailing_once ON mailing (campaign_id, coalesce(posting_date, ''), coalesce(format, ''));

-- told_role: as the file has it, part of what makes a cell; role: as it counts, which a person may change.
CREATE TABLE cell (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mailing_id INTEGER NOT NULL REFERENCES mailing (id),
    key_code TEXT,
    told_role TEXT CHECK (told_role IN ('test', 'control', 'holdout')),
    role TEXT CHECK (role IN ('test', 'control', 'holdout')),
    list_source TEXT,
    segment TEXT,
    offer TEXT,
    creative TEXT,
    import_id INTEGER REFERENCES import_run (id)
) STRICT;
CREATE UNIQUE INDEX cell_once ON cell (
    mailing_id, coalesce(key_code, ''), coalesce(told_role, ''), coalesce(list_source, ''), coalesce(segment, ''),
    coalesce(offer, ''), coalesce(creative, '')
);

-- Every index here is dropped and made again by an import that finds no contact: sorting once beats sorting in.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL,
    content INTEGER NOT NULL,
    reference TEXT,
    siret TEXT,
    company TEXT,
    civility TEXT,
    first_name TEXT,
    last_name TEXT,
    job_title TEXT,
    email TEXT,
    phone TEXT,
    address TEXT,
    address_2 TEXT,
    postal_code TEXT,
    city TEXT,
    departement TEXT,
    sector TEXT,
    salesperson TEXT,
    -- Hash of the folded name, company, postal code and city.
    address_key INTEGER,
    import_id INTEGER NOT NULL REFERENCES import_run (id)
) STRICT;
CREATE UNIQUE INDEX contact_identity ON contact (identity);
CREATE INDEX contact_siret ON contact (siret) WHERE siret IS NOT NULL;
CREATE INDEX contact_email ON contact (email) WHERE email IS NOT NULL;
CREATE INDEX contact_address_key ON contact (address_key) WHERE address_key IS NOT NULL;

-- A piece is found again by its reference, else by its contact and cell; identity: only where it has neither.
-- Numbers alone are indexed, and only those that serve a question: each index costs as much as the table.
CREATE TABLE piece (
    id INTEGER PRIMARY KEY,
    identity INTEGER,
    content INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER NOT NULL REFERENCES mailing (id),
    cell_id INTEGER NOT NULL REFERENCES cell (id),
    contact_id INTEGER REFERENCES contact (id),
    reference TEXT,
    cost_e4 INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL,
    CHECK ((cost_e4 IS NULL) = (currency IS NULL))
) STRICT;
CREATE UNIQUE INDEX piece_reference ON piece (reference, campaign_id) WHERE reference IS NOT NULL;
CREATE INDEX piece_contact ON piece (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX piece_campaign ON piece (campaign_id);
CREATE INDEX piece_identity ON piece (identity) WHERE identity IS NOT NULL;

CREATE TABLE undelivered (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    piece_id INTEGER REFERENCES piece (id),
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT NOT NULL CHECK (joined_by IN ('piece_reference', 'contact_reference', 'siret', 'email', 'address',
        'key_code', 'campaign', 'same_row', 'by_hand')),
    joined_probability REAL,
    date TEXT CHECK (date IS date(date)),
    reason TEXT CHECK (reason IN ('unknown_at_address', 'bad_address', 'moved', 'refused', 'unclaimed', 'ceased',
        'other')),
    reason_text TEXT,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX undelivered_campaign ON undelivered (campaign_id);
CREATE INDEX undelivered_piece ON undelivered (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX undelivered_contact ON undelivered (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX undelivered_import ON undelivered (import_id);

-- counted: 0 for an outcome column of a mailing list whose piece a file of responses tells too.
CREATE TABLE response (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    piece_id INTEGER REFERENCES piece (id),
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT NOT NULL CHECK (joined_by IN ('piece_reference', 'contact_reference', 'siret', 'email', 'address',
        'key_code', 'campaign', 'same_row', 'by_hand')),
    joined_probability REAL,
    date TEXT CHECK (date IS date(date)),
    channel TEXT CHECK (channel IN ('phone', 'email', 'coupon', 'letter', 'web', 'qr', 'visit', 'other')),
    channel_text TEXT,
    interest TEXT CHECK (interest IN ('positive', 'neutral', 'refusal', 'stop')),
    interest_text TEXT,
    qualified INTEGER CHECK (qualified IN (0, 1)),
    verbatim TEXT,
    counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX response_campaign ON response (campaign_id);
CREATE INDEX response_piece ON response (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX response_contact ON response (contact_id) WHERE contact_id IS NOT NULL;

-- told_…, here and below: what the file says; the other scope columns are worked out anew whenever pieces change.
CREATE TABLE appointment (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    piece_id INTEGER REFERENCES piece (id),
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT CHECK (joined_by IN ('piece_reference', 'contact_reference', 'siret', 'email', 'address',
        'key_code', 'campaign', 'same_row', 'by_hand')),
    joined_probability REAL,
    told_campaign TEXT,
    told_posting_date TEXT,
    told_key_code TEXT,
    told_reference TEXT,
    told_contact_id INTEGER REFERENCES contact (id),
    number TEXT,
    obtained_on TEXT CHECK (obtained_on IS date(obtained_on)),
    planned_on TEXT CHECK (planned_on IS date(planned_on)),
    outcome TEXT CHECK (outcome IN ('planned', 'held', 'missed', 'cancelled')),
    outcome_text TEXT,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL,
    CHECK (obtained_on IS NOT NULL OR planned_on IS NOT NULL)
) STRICT;
CREATE INDEX appointment_campaign ON appointment (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX appointment_piece ON appointment (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX appointment_contact ON appointment (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX appointment_told_contact ON appointment (told_contact_id) WHERE told_contact_id IS NOT NULL;
CREATE INDEX appointment_import ON appointment (import_id);

-- What a deal's own row says; its stages may say more (see the view deal).
CREATE TABLE opportunity (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    piece_id INTEGER REFERENCES piece (id),
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT CHECK (joined_by IN ('piece_reference', 'contact_reference', 'siret', 'email', 'address',
        'key_code', 'campaign', 'same_row', 'by_hand')),
    joined_probability REAL,
    told_campaign TEXT,
    told_posting_date TEXT,
    told_key_code TEXT,
    told_reference TEXT,
    told_contact_id INTEGER REFERENCES contact (id),
    number TEXT,
    name TEXT,
    opened_on TEXT CHECK (opened_on IS date(opened_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    status TEXT CHECK (status IN ('open', 'won', 'lost')),
    status_text TEXT,
    stage TEXT,
    amount_e4 INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL,
    CHECK ((amount_e4 IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX opportunity_campaign ON opportunity (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX opportunity_piece ON opportunity (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX opportunity_contact ON opportunity (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX opportunity_told_contact ON opportunity (told_contact_id) WHERE told_contact_id IS NOT NULL;
CREATE INDEX opportunity_import ON opportunity (import_id);

-- ends: what the stage's name says of the deal.
CREATE TABLE opportunity_stage (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    opportunity_id INTEGER NOT NULL REFERENCES opportunity (id),
    stage TEXT NOT NULL CHECK (stage <> ''),
    entered_on TEXT NOT NULL CHECK (entered_on IS date(entered_on)),
    ends TEXT CHECK (ends IN ('won', 'lost')),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX opportunity_stage_opportunity ON opportunity_stage (opportunity_id, entered_on);
CREATE INDEX opportunity_stage_import ON opportunity_stage (import_id);

-- told_…: what the file says; the other scope columns are worked out anew whenever pieces or windows change.
-- customer: set on the first order of a buyer in a campaign.
CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    piece_id INTEGER REFERENCES piece (id),
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT CHECK (joined_by IN ('piece_reference', 'contact_reference', 'siret', 'email', 'address',
        'key_code', 'campaign', 'same_row', 'by_hand')),
    joined_probability REAL,
    told_campaign TEXT,
    told_posting_date TEXT,
    told_key_code TEXT,
    told_reference TEXT,
    told_contact_id INTEGER REFERENCES contact (id),
    number TEXT,
    date TEXT CHECK (date IS date(date)),
    amount_e4 INTEGER NOT NULL,
    margin_e4 INTEGER,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    customer TEXT CHECK (customer IN ('new', 'reactivated')),
    counted INTEGER NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX orders_campaign ON orders (campaign_id);
CREATE INDEX orders_piece ON orders (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX orders_contact ON orders (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX orders_told_contact ON orders (told_contact_id) WHERE told_contact_id IS NOT NULL;
CREATE INDEX orders_import ON orders (import_id);

CREATE TABLE survey_answer (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    piece_id INTEGER REFERENCES piece (id),
    contact_id INTEGER REFERENCES contact (id),
    joined_by TEXT CHECK (joined_by IN ('piece_reference', 'contact_reference', 'siret', 'email', 'address',
        'key_code', 'campaign', 'same_row', 'by_hand')),
    joined_probability REAL,
    told_campaign TEXT,
    told_posting_date TEXT,
    told_key_code TEXT,
    told_reference TEXT,
    told_contact_id INTEGER REFERENCES contact (id),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    date TEXT CHECK (date IS date(date)),
    moment TEXT,
    verbatim TEXT,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_answer_campaign ON survey_answer (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX survey_answer_piece ON survey_answer (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX survey_answer_contact ON survey_answer (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX survey_answer_told_contact ON survey_answer (told_contact_id) WHERE told_contact_id IS NOT NULL;
CREATE INDEX survey_answer_import ON survey_answer (import_id);

-- People who must not be mailed. keys: JSON numbers, hashes of what they are recognised by; no more is kept of them.
CREATE TABLE suppression (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    keys TEXT NOT NULL CHECK (json_valid(keys)),
    reason TEXT CHECK (reason IN ('objection', 'preference_list', 'deceased', 'ceased', 'undeliverable', 'other')),
    reason_text TEXT,
    date TEXT CHECK (date IS date(date)),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX suppression_import ON suppression (import_id);

-- Published rates; e6: millionths.
CREATE TABLE reference_rate (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    sector TEXT,
    audience TEXT,
    list_type TEXT CHECK (list_type IN ('cold', 'warm')),
    country TEXT,
    basis TEXT,
    low_e6 INTEGER,
    value_e6 INTEGER NOT NULL,
    high_e6 INTEGER,
    year INTEGER,
    source TEXT,
    address TEXT,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX reference_rate_import ON reference_rate (import_id);

-- What a figure of the catalogue should reach: a number, a share or an amount. campaign: a code, maybe of one to come.
CREATE TABLE target (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    figure TEXT NOT NULL,
    campaign TEXT,
    from_day TEXT CHECK (from_day IS date(from_day)),
    to_day TEXT CHECK (to_day IS date(to_day)),
    number_e6 INTEGER,
    ratio_e6 INTEGER,
    amount_e4 INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL,
    CHECK ((number_e6 IS NOT NULL) + (ratio_e6 IS NOT NULL) + (amount_e4 IS NOT NULL) = 1),
    CHECK ((amount_e4 IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX target_import ON target (import_id);

-- Either a fixed amount, or a price a piece with or without a number of pieces.
CREATE TABLE cost (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    item TEXT NOT NULL CHECK (item IN ('creation', 'list', 'printing', 'handling', 'postage', 'other')),
    item_text TEXT,
    label TEXT,
    amount_e4 INTEGER,
    unit_price_e4 INTEGER,
    quantity INTEGER,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    date TEXT CHECK (date IS date(date)),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL,
    CHECK ((amount_e4 IS NULL) <> (unit_price_e4 IS NULL)),
    CHECK (quantity IS NULL OR unit_price_e4 IS NOT NULL)
) STRICT;
CREATE INDEX cost_campaign ON cost (campaign_id);
CREATE INDEX cost_import ON cost (import_id);

-- value: a number of things, or ten-thousandths where there is a currency.
CREATE TABLE total_fact (
    id INTEGER PRIMARY KEY,
    identity INTEGER NOT NULL UNIQUE,
    content INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    measure TEXT NOT NULL CHECK (measure IN ('pieces_posted', 'people_held', 'undelivered', 'response_lines',
        'responders', 'positive_responders', 'qualified_leads', 'appointments', 'appointments_held', 'opportunities',
        'won_opportunities', 'lost_opportunities', 'signed', 'stage_entries', 'stage_passes', 'new_customers', 'reactivated_customers', 'repeat_customers', 'active_customers', 'kept_customers', 'orders',
        'revenue', 'margin', 'promoters', 'passives', 'detractors', 'cost_creation', 'cost_list', 'cost_printing', 'cost_handling', 'cost_postage',
        'cost_other')),
    value INTEGER NOT NULL,
    currency TEXT CHECK (length(currency) = 3),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    source_row INTEGER NOT NULL
) STRICT;
CREATE INDEX total_fact_campaign ON total_fact (campaign_id);
CREATE INDEX total_fact_import ON total_fact (import_id);

-- Which run told a measure of a campaign by rows: never imported is not zero.
CREATE TABLE coverage (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    measure TEXT NOT NULL,
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    PRIMARY KEY (campaign_id, measure, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX coverage_import ON coverage (import_id);

-- Distinct pieces, else contacts, else lines with a response; worked out from response.
CREATE TABLE responder (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    piece_id INTEGER REFERENCES piece (id),
    channel TEXT,
    first_id INTEGER NOT NULL REFERENCES response (id),
    positive_id INTEGER REFERENCES response (id),
    qualified_id INTEGER REFERENCES response (id)
) STRICT;
CREATE INDEX responder_campaign ON responder (campaign_id);
CREATE INDEX responder_piece ON responder (piece_id) WHERE piece_id IS NOT NULL;
CREATE INDEX responder_first ON responder (first_id);
CREATE INDEX responder_positive ON responder (positive_id) WHERE positive_id IS NOT NULL;
CREATE INDEX responder_qualified ON responder (qualified_id) WHERE qualified_id IS NOT NULL;

-- The maintained sums of the view event; point: the value counted, for spreads (days, ten-thousandths).
CREATE TABLE tally (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    mailing_id INTEGER REFERENCES mailing (id),
    cell_id INTEGER REFERENCES cell (id),
    key_code TEXT,
    sector TEXT,
    departement TEXT,
    salesperson TEXT,
    channel TEXT,
    moment TEXT,
    stage TEXT,
    day TEXT,
    measure TEXT NOT NULL,
    currency TEXT,
    point INTEGER,
    value INTEGER NOT NULL
) STRICT;
CREATE INDEX tally_campaign ON tally (campaign_id);

-- What a person says that words of closed columns mean; they come before the program's own.
CREATE TABLE value_word (
    field TEXT NOT NULL,
    folded TEXT NOT NULL CHECK (folded <> ''),
    text TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (field, folded)
) STRICT, WITHOUT ROWID;

-- Mappings that a person confirmed, each for one set of headings; body: as in the file of a template.
CREATE TABLE mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    headings TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    -- How the last such file was read: it decides what no cell of the next one proves.
    day_order TEXT CHECK (day_order IN ('day_first', 'month_first')),
    decimal_mark TEXT CHECK (decimal_mark IN ('comma', 'point'))
) STRICT;

-- Ways to read a file that a person named; body: as in the file in which it is shared.
CREATE TABLE template (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- References that a person wrote, or changed from what is shipped (name: its name) or imported (name: i and its number);
-- e6: millionths. Without a value the one of that name is left out.
CREATE TABLE own_reference (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    figure TEXT,
    sector TEXT,
    audience TEXT,
    list_type TEXT CHECK (list_type IN ('cold', 'warm')),
    country TEXT,
    basis TEXT,
    low_e6 INTEGER,
    value_e6 INTEGER,
    high_e6 INTEGER,
    year INTEGER,
    source TEXT,
    address TEXT
) STRICT, WITHOUT ROWID;

-- What deserved attention and was dismissed.
CREATE TABLE dismissed_alert (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
