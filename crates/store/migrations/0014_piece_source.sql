-- From which imports the pieces of a cell come, and how many of them tell their own cost: a figure of a million pieces
-- names its files without reading them.
CREATE TABLE piece_source (
    campaign_id INTEGER NOT NULL REFERENCES campaign (id),
    cell_id INTEGER NOT NULL REFERENCES cell (id),
    import_id INTEGER NOT NULL REFERENCES import_run (id),
    pieces INTEGER NOT NULL,
    priced INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, cell_id, import_id)
) STRICT, WITHOUT ROWID;

INSERT INTO piece_source (campaign_id, cell_id, import_id, pieces, priced)
SELECT campaign_id, cell_id, import_id, count(*), count(cost_e4) FROM piece GROUP BY campaign_id, cell_id, import_id;

-- As before, with the pieces that a unit price is paid for read from their sums.
DROP VIEW cost_paid;
CREATE VIEW cost_paid AS
SELECT x.id, x.campaign_id, x.mailing_id, x.cell_id, x.key_code, x.item, x.label, x.currency, x.import_id,
    x.source_row,
    coalesce(x.date, m.posting_date, (SELECT min(y.posting_date) FROM mailing y WHERE y.campaign_id = x.campaign_id))
        AS day,
    coalesce(x.amount_e4, x.unit_price_e4 * coalesce(
        x.quantity,
        nullif((
            SELECT coalesce(sum(p.pieces), 0) FROM piece_source p
            JOIN cell k ON k.id = p.cell_id
            JOIN mailing pm ON pm.id = k.mailing_id
            WHERE p.campaign_id = x.campaign_id AND k.role IS NOT 'holdout'
                AND (m.id IS NULL OR pm.posting_date IS m.posting_date)
                AND (x.key_code IS NULL OR k.key_code = x.key_code)
        ), 0),
        (
            SELECT sum(f.value) FROM total_kept f
            LEFT JOIN cell k ON k.id = f.cell_id
            LEFT JOIN mailing fm ON fm.id = f.mailing_id
            WHERE f.campaign_id = x.campaign_id AND f.measure = 'pieces_posted' AND k.role IS NOT 'holdout'
                AND (m.id IS NULL OR fm.posting_date IS m.posting_date)
                AND (x.key_code IS NULL OR k.key_code = x.key_code)
        ),
        0
    )) AS e4
FROM cost x LEFT JOIN mailing m ON m.id = x.mailing_id;
