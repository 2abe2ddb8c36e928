SELECT
    sector AS "sector",
    audience AS "audience",
    list_type AS "list_type word",
    country AS "country",
    basis AS "reference_basis",
    low_e6 AS "reference_low e6",
    value_e6 AS "reference_value e6",
    high_e6 AS "reference_high e6",
    year AS "reference_year count",
    source AS "reference_source",
    address AS "reference_address"
FROM reference_rate ORDER BY id
