-- Targets that a person wrote, or changed from what was imported (name: t and its number).
-- Without a figure the one of that name is left out; number and ratio in millionths, amount in ten-thousandths.
CREATE TABLE own_target (
    name TEXT PRIMARY KEY CHECK (name <> ''),
    figure TEXT,
    campaign TEXT,
    from_day TEXT CHECK (from_day IS date(from_day)),
    to_day TEXT CHECK (to_day IS date(to_day)),
    number_e6 INTEGER,
    ratio_e6 INTEGER,
    amount_e4 INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    CHECK ((number_e6 IS NOT NULL) + (ratio_e6 IS NOT NULL) + (amount_e4 IS NOT NULL) = (figure IS NOT NULL)),
    CHECK ((amount_e4 IS NULL) = (currency IS NULL))
) STRICT, WITHOUT ROWID;
