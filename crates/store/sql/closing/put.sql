INSERT INTO closing (number, from_day, to_day, closed_on) VALUES (?, ?, ?, ?)
