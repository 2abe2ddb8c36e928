DELETE FROM match_decision WHERE entity = ? AND row_id = ?
