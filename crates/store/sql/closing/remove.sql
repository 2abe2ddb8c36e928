DELETE FROM closing WHERE number = ? AND number = (SELECT MAX(number) FROM closing)
