SELECT entity, count(*) FROM match_decision GROUP BY entity ORDER BY entity
