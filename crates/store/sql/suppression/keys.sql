SELECT keys, date FROM suppression UNION ALL SELECT keys, date FROM own_suppression
