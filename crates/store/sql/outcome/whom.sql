SELECT k.postal_code, coalesce(k.company, k.last_name) FROM outcome x JOIN contact k ON k.id = x.contact_id
WHERE x.entity = ? AND x.id = ?
