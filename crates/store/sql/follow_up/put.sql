INSERT INTO follow_up (id, contact, day, what, who, done_on)
SELECT ?1, k.identity, ?3, ?4, ?5, ?6 FROM contact k WHERE k.id = ?2
ON CONFLICT (id) DO UPDATE SET
    day = excluded.day, what = excluded.what, who = excluded.who, done_on = excluded.done_on
RETURNING id
