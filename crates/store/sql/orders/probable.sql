SELECT EXISTS (SELECT 1 FROM orders WHERE joined_probability IS NOT NULL)
