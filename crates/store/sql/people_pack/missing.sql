-- A file from before people were packed has none yet.
SELECT DISTINCT campaign_id FROM piece_source WHERE campaign_id NOT IN (SELECT campaign_id FROM people_pack)
