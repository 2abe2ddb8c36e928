-- A file from before sums were packed has none yet.
SELECT DISTINCT campaign_id FROM tally WHERE campaign_id NOT IN (SELECT campaign_id FROM tally_pack)
