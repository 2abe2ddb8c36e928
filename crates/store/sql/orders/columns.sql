-- Whether a mailing list tells orders in a column of its own.
SELECT EXISTS (SELECT 1 FROM orders WHERE joined_by = 'same_row')
