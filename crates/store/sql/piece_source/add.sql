INSERT INTO piece_source (campaign_id, cell_id, import_id, pieces, priced, first_row, last_row, first_priced, last_priced)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (campaign_id, cell_id, import_id)
DO UPDATE SET pieces = pieces + excluded.pieces, priced = priced + excluded.priced,
    first_row = min(first_row, excluded.first_row), last_row = max(last_row, excluded.last_row),
    first_priced = coalesce(min(first_priced, excluded.first_priced), first_priced, excluded.first_priced),
    last_priced = coalesce(max(last_priced, excluded.last_priced), last_priced, excluded.last_priced)
