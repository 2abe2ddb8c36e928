SELECT duplicate, kept, wins, at FROM own_merge ORDER BY at, duplicate
