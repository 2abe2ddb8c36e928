-- A mailing list's own column gives way where a file of orders tells of the same piece.
UPDATE orders SET counted = 1 - counted
WHERE campaign_id = ? AND joined_by = 'same_row' AND counted = EXISTS (
    SELECT 1 FROM orders x WHERE x.piece_id = orders.piece_id AND x.joined_by <> 'same_row'
)
