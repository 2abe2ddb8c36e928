INSERT INTO piece_source (campaign_id, cell_id, import_id, pieces, priced)
SELECT campaign_id, cell_id, import_id, count(*), count(cost_e4) FROM piece WHERE campaign_id = ?
GROUP BY cell_id, import_id
