SELECT name, kind, at, body FROM template ORDER BY name
