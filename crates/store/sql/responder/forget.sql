-- Those of rows about to be removed; the campaign's others are worked out anew with them.
DELETE FROM responder
WHERE ?2 = 'response' AND (
    first_id IN (SELECT value FROM json_each(?1))
    OR positive_id IN (SELECT value FROM json_each(?1))
    OR qualified_id IN (SELECT value FROM json_each(?1))
)
