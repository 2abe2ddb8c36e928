-- People who answered that they want no more letters.
SELECT k.reference, k.siret, k.company, k.first_name, k.last_name, k.email, k.phone, k.address_key, min(r.date)
FROM response r JOIN contact k ON k.id = r.contact_id
WHERE r.interest = 'stop'
GROUP BY k.id
