-- The key codes of each campaign's cells.
SELECT DISTINCT c.code, k.key_code
FROM cell k JOIN mailing m ON m.id = k.mailing_id JOIN campaign c ON c.id = m.campaign_id
WHERE k.key_code IS NOT NULL
