SELECT number, from_day, to_day, closed_on FROM closing ORDER BY number
