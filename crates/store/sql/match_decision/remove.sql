DELETE FROM match_decision WHERE entity = ? AND row_id = ? RETURNING piece_id
