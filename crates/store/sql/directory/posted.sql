-- The latest day up to ?2 on which a letter was posted to each of some contacts; who was held out got none.
SELECT p.contact_id, max(m.posting_date)
FROM json_each(?1) asked
CROSS JOIN piece p ON p.contact_id = asked.value
JOIN mailing m ON m.id = p.mailing_id AND m.posting_date <= ?2
JOIN cell c ON c.id = p.cell_id AND c.role IS NOT 'holdout'
GROUP BY p.contact_id
