SELECT c.code, c.id FROM campaign c WHERE c.id IN (SELECT campaign_id FROM tally_pack)
