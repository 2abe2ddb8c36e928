SELECT departement, group_concat(id, ' ') FROM contact GROUP BY departement
