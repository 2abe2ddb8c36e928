SELECT c.code, 'responders', k.kept, k.counted FROM campaign c JOIN (
    SELECT c.id, (SELECT count(*) FROM responder r WHERE r.campaign_id = c.id) AS kept, (
        SELECT count(DISTINCT CASE
            WHEN l.piece_id IS NOT NULL THEN l.piece_id * 4
            WHEN l.contact_id IS NOT NULL THEN l.contact_id * 4 + 1
            ELSE l.id * 4 + 2
        END) FROM response l WHERE l.campaign_id = c.id AND l.counted = 1
    ) AS counted
    FROM campaign c
) k ON k.id = c.id
WHERE k.kept <> k.counted
