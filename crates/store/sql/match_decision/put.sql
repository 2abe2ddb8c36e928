INSERT INTO match_decision (entity, row_id, piece_id, at) VALUES (?, ?, ?, ?)
ON CONFLICT (entity, row_id) DO UPDATE SET piece_id = excluded.piece_id, at = excluded.at
