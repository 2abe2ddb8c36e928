-- Everything that is to be done, the earliest first, with whom it is about.
SELECT f.day, f.what, f.who, k.first_name, k.last_name, k.company, k.email, k.phone
FROM follow_up f JOIN contact k ON k.id = coalesce(
    (SELECT c.id FROM contact c WHERE c.identity = f.contact),
    (SELECT m.kept_id FROM merged_contact m WHERE m.identity = f.contact)
)
WHERE f.done_on IS NULL ORDER BY f.day, f.id
