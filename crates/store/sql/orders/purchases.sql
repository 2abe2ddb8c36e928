-- Every dated order of somebody known, credit notes too, whether or not it is joined to a letter.
SELECT coalesce(o.contact_id, p.contact_id) AS contact_id, o.date, o.amount_e4, o.currency
FROM orders o LEFT JOIN piece p ON p.id = o.piece_id
WHERE o.counted = 1 AND o.date IS NOT NULL AND coalesce(o.contact_id, p.contact_id) IS NOT NULL
ORDER BY 1, o.date, o.id
