-- Everything that is to be done, the earliest first, with whom it is about.
SELECT f.day, f.what, f.who, k.first_name, k.last_name, k.company, k.email, k.phone
FROM follow_up f JOIN person w ON w.identity = f.contact JOIN contact k ON k.id = w.id
WHERE f.done_on IS NULL ORDER BY f.day, f.id
