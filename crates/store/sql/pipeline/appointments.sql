-- Every appointment by its day.
SELECT a.id, a.identity, a.number, a.obtained_on, a.planned_on, a.outcome, k.id AS contact, k.company, k.first_name, k.last_name,
    k.phone, coalesce(k.address, k.address_2) AS address, k.postal_code, k.city, k.salesperson, c.code AS campaign,
    EXISTS (SELECT 1 FROM own_appointment h WHERE h.appointment = a.identity AND h.after_import >= a.import_id) AS by_hand
FROM appointment a
LEFT JOIN piece p ON p.id = a.piece_id
LEFT JOIN contact k ON k.id = coalesce(a.contact_id, p.contact_id)
LEFT JOIN campaign c ON c.id = a.campaign_id
ORDER BY coalesce(a.planned_on, a.obtained_on), a.id
