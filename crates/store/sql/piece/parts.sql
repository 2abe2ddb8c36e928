-- What pieces add to the sums as they stand.
SELECT json_group_array(json_array(p.campaign_id, p.cell_id, p.cost_e4, p.currency, k.sector, k.departement, k.salesperson))
FROM piece p LEFT JOIN contact k ON k.id = p.contact_id
WHERE p.id IN (SELECT value FROM json_each(?))
