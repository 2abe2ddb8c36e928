INSERT INTO own_cost (id, campaign, item, amount_e4, currency, day, note)
SELECT ?1, c.code, ?3, ?4, ?5, ?6, ?7 FROM campaign c WHERE c.code = ?2
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, amount_e4 = excluded.amount_e4, currency = excluded.currency, day = excluded.day,
    note = excluded.note
WHERE own_cost.campaign = excluded.campaign
RETURNING id
