-- How the user wants each template of a report to look: options as JSON, and the picture at its head.
CREATE TABLE report_option (
    template TEXT PRIMARY KEY CHECK (template <> ''),
    options TEXT NOT NULL,
    logo BLOB
) STRICT, WITHOUT ROWID;
