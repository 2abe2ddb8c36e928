SELECT keys, date FROM suppression
