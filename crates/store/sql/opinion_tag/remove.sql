DELETE FROM opinion_tag WHERE row_id = ? AND folded = ?
