-- What contacts (a JSON list of numbers) are called; whoever was merged into another by the other's name.
WITH asked AS (
    SELECT value AS id, coalesce((SELECT m.kept_id FROM merged_contact m WHERE m.id = value), value) AS stands
    FROM json_each(?)
)
SELECT a.id, coalesce(k.company, trim(coalesce(k.first_name, '') || ' ' || coalesce(k.last_name, '')))
FROM asked a JOIN contact k ON k.id = a.stands
