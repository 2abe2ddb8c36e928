DELETE FROM closing_sum WHERE closing = ?
