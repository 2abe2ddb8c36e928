SELECT EXISTS (SELECT 1 FROM orders WHERE joined_probability IS NOT NULL)
    OR EXISTS (SELECT 1 FROM response WHERE joined_probability IS NOT NULL)
    OR EXISTS (SELECT 1 FROM undelivered WHERE joined_probability IS NOT NULL)
