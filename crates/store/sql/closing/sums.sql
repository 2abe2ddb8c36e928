SELECT closing, scope, measure, value, currency FROM closing_sum ORDER BY closing, scope, measure
