-- Follow-ups that are not done, the earliest first; those of people who went with their import wait.
SELECT f.id, k.id AS contact, f.day, f.what, f.who, f.done_on
FROM follow_up f JOIN person k ON k.identity = f.contact
WHERE f.done_on IS NULL ORDER BY f.day, f.id
