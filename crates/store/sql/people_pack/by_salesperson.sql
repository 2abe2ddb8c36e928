SELECT salesperson, group_concat(id, ' ') FROM contact GROUP BY salesperson
