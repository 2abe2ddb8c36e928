SELECT name, kind, at, body FROM template WHERE name = ?
