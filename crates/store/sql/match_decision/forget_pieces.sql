DELETE FROM match_decision WHERE piece_id IN (SELECT value FROM json_each(?1))
