SELECT * FROM (
    SELECT reference FROM piece WHERE reference >= ?1 AND (?2 IS NULL OR campaign_id = ?2) ORDER BY reference LIMIT 2
)
UNION
SELECT * FROM (
    SELECT reference FROM piece WHERE reference < ?1 AND (?2 IS NULL OR campaign_id = ?2)
    ORDER BY reference DESC LIMIT 2
)
