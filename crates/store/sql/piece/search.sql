-- Pieces of this reference, and pieces of contacts who have all of these words (a JSON list) in name or place.
SELECT p.id, p.reference, c.code AS campaign, m.posting_date, q.key_code, k.company, k.first_name, k.last_name,
    coalesce(k.address, k.address_2) AS address, k.postal_code, k.city
FROM (
    SELECT id FROM piece WHERE reference = ?1
    UNION
    SELECT p.id FROM (
        SELECT k.id FROM contact k
        WHERE NOT EXISTS (
            SELECT 1 FROM json_each(?2) w
            WHERE instr(lower(concat_ws(' ', k.company, k.last_name, k.first_name, k.postal_code, k.city)), w.value) = 0
        )
        LIMIT 200
    ) f JOIN piece p ON p.contact_id = f.id
    WHERE json_array_length(?2) > 0
) i
JOIN piece p ON p.id = i.id
JOIN campaign c ON c.id = p.campaign_id
JOIN mailing m ON m.id = p.mailing_id
JOIN cell q ON q.id = p.cell_id
LEFT JOIN contact k ON k.id = p.contact_id
ORDER BY m.posting_date DESC, k.last_name, k.company, p.id LIMIT ?3
