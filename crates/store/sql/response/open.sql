-- Rows that wait, and those that were joined since: as they are, where their file left them, whom they name.
SELECT x.id, x.campaign_id, x.mailing_id, x.cell_id, x.key_code, x.piece_id, x.contact_id, x.joined_by, x.date,
    s.row_id IS NOT NULL AS later, s.campaign_id AS first_campaign_id, s.mailing_id AS first_mailing_id,
    s.cell_id AS first_cell_id, s.key_code AS first_key_code, s.contact_id AS first_contact_id,
    s.joined_by AS first_joined_by, d.piece_id AS decided, k.reference, k.siret, k.email, k.address_key,
    coalesce(k.address, k.address_2) AS address, k.postal_code, k.city
FROM (
    SELECT id FROM response WHERE piece_id IS NULL AND contact_id IS NOT NULL
    UNION SELECT row_id FROM first_scope WHERE entity = 'response'
    UNION SELECT row_id FROM match_decision WHERE entity = 'response'
) i
JOIN response x ON x.id = i.id
LEFT JOIN first_scope s ON s.entity = 'response' AND s.row_id = x.id
LEFT JOIN match_decision d ON d.entity = 'response' AND d.row_id = x.id
LEFT JOIN contact k ON k.id = CASE WHEN s.row_id IS NULL THEN x.contact_id ELSE s.contact_id END
WHERE x.id > ? ORDER BY x.id LIMIT ?
