-- ?: the campaign's code; nothing for all of them.
SELECT h.id, h.campaign, h.item, h.amount_e4, h.currency, h.day, h.note
FROM own_cost h JOIN campaign c ON c.code = h.campaign
WHERE ?1 IS NULL OR h.campaign = ?1
ORDER BY h.campaign, h.day IS NULL, h.day, h.id
