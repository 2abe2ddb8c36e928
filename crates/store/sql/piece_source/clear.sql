DELETE FROM piece_source WHERE campaign_id = ?
