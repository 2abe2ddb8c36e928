INSERT INTO closing_sum (closing, scope, measure, value, currency) VALUES (?, ?, ?, ?, ?)
