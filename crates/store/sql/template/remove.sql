DELETE FROM template WHERE name = ?
