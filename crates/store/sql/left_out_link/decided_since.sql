-- Decisions about outcomes whose own letter is left out.
SELECT d.entity, d.row_id, d.piece_id, d.at
FROM match_decision d JOIN left_out_link l ON l.entity = d.entity AND l.row_id = d.row_id AND l.at IS NULL
ORDER BY d.entity, d.row_id
