SELECT f.id, k.id AS contact, f.day, f.what, f.who, f.done_on
FROM person k JOIN follow_up f ON f.contact = k.identity
WHERE k.id = ? ORDER BY f.done_on IS NOT NULL, f.day, f.id
