SELECT sector, group_concat(id, ' ') FROM contact GROUP BY sector
