-- A mailing list's own column gives way where a file of responses tells of the same piece.
UPDATE response SET counted = 1 - counted
WHERE campaign_id = ? AND joined_by = 'same_row' AND counted = EXISTS (
    SELECT 1 FROM response x WHERE x.piece_id = response.piece_id AND x.joined_by <> 'same_row'
)
