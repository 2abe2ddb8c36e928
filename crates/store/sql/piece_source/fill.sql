INSERT INTO piece_source (campaign_id, cell_id, import_id, pieces, priced, first_row, last_row, first_priced, last_priced)
SELECT campaign_id, cell_id, import_id, count(*), count(cost_e4), min(source_row), max(source_row),
    min(iif(cost_e4 IS NULL, NULL, source_row)), max(iif(cost_e4 IS NULL, NULL, source_row))
FROM piece WHERE campaign_id = ?
GROUP BY cell_id, import_id
