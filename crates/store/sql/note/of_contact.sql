SELECT n.id, n.day, n.text FROM person k JOIN note n ON n.contact = k.identity
WHERE k.id = ? ORDER BY n.day DESC, n.id DESC
