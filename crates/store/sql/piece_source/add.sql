INSERT INTO piece_source (campaign_id, cell_id, import_id, pieces, priced)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (campaign_id, cell_id, import_id)
DO UPDATE SET pieces = pieces + excluded.pieces, priced = priced + excluded.priced
