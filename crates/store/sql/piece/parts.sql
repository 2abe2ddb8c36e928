-- What pieces add to the sums as they stand, and where.
SELECT json_group_array(json_array(
    json_array(p.campaign_id, p.mailing_id, p.cell_id, m.posting_date), p.import_id, p.cost_e4, p.currency,
    json_array(k.sector, k.departement, k.salesperson)
))
FROM piece p JOIN mailing m ON m.id = p.mailing_id LEFT JOIN contact k ON k.id = p.contact_id
WHERE p.id IN (SELECT value FROM json_each(?))
