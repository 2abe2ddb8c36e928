-- Where nothing is said any more it is as if nobody had said anything.
DELETE FROM own_cell
WHERE list_source IS NULL AND segment IS NULL AND offer IS NULL AND creative IS NULL
