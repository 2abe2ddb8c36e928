INSERT INTO own_merge (duplicate, kept, wins, at) VALUES (?, ?, ?, ?)
