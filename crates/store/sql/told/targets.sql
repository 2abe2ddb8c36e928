SELECT
    figure AS "target_figure",
    campaign AS "campaign",
    from_day AS "target_from day",
    to_day AS "target_to day",
    ratio_e6 AS "target_value e6",
    number_e6 AS "target_value number6",
    amount_e4 AS "target_value e4",
    currency AS "currency"
FROM target ORDER BY id
