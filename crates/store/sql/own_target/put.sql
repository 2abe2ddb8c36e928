INSERT OR REPLACE INTO own_target (
    name, figure, campaign, from_day, to_day, number_e6, ratio_e6, amount_e4, currency
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
