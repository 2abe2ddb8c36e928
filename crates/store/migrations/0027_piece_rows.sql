-- Between which rows of its file the pieces of a cell lie, and those that tell their own cost: a figure of a million
-- pieces names the rows behind it without reading them. As long as nothing is priced, no row is the first of it.
ALTER TABLE piece_source ADD COLUMN first_row INTEGER NOT NULL DEFAULT 0;
ALTER TABLE piece_source ADD COLUMN last_row INTEGER NOT NULL DEFAULT 0;
ALTER TABLE piece_source ADD COLUMN first_priced INTEGER;
ALTER TABLE piece_source ADD COLUMN last_priced INTEGER;

UPDATE piece_source
SET first_row = r.first_row, last_row = r.last_row, first_priced = r.first_priced, last_priced = r.last_priced
FROM (
    SELECT campaign_id, cell_id, import_id, min(source_row) AS first_row, max(source_row) AS last_row,
        min(iif(cost_e4 IS NULL, NULL, source_row)) AS first_priced,
        max(iif(cost_e4 IS NULL, NULL, source_row)) AS last_priced
    FROM piece GROUP BY campaign_id, cell_id, import_id
) r
WHERE r.campaign_id = piece_source.campaign_id AND r.cell_id = piece_source.cell_id
    AND r.import_id = piece_source.import_id;
