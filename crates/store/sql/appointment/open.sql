SELECT o.id, o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.piece_id, o.contact_id, o.joined_by,
    o.told_campaign, o.told_posting_date, o.told_key_code, o.told_reference, o.told_contact_id,
    k.reference, k.siret, k.email, k.address_key,
    coalesce(k.address, k.address_2) AS address, k.postal_code, k.city, d.piece_id AS decided, coalesce(o.obtained_on, o.planned_on) AS date
FROM appointment_told o
LEFT JOIN contact k ON k.id = o.told_contact_id
LEFT JOIN match_decision d ON d.entity = 'appointment' AND d.row_id = o.id
WHERE o.id > ?
ORDER BY o.id LIMIT ?
