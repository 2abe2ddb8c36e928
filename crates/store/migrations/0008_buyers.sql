-- What each buyer brought in one place, credit notes deducted: a buyer is the piece, else the contact, else the order
-- alone. Beside the view placed in the maintained sums; the interval of a revenue per piece is made of it.
CREATE VIEW bought AS
SELECT b.*, k.sector, k.departement, k.salesperson
FROM (
    SELECT min(o.id) AS row_id, 'buyer_value' AS measure, o.campaign_id, o.mailing_id, o.cell_id, o.key_code,
        o.contact_id, r.channel, o.date AS day, o.currency, sum(o.amount_e4) AS point, 1 AS value
    FROM orders o LEFT JOIN responder r ON r.piece_id = o.piece_id
    WHERE o.counted = 1 AND o.campaign_id IS NOT NULL
    GROUP BY o.campaign_id, o.mailing_id, o.cell_id, o.key_code, o.currency, CASE
        WHEN o.piece_id IS NOT NULL THEN o.piece_id * 4
        WHEN o.contact_id IS NOT NULL THEN o.contact_id * 4 + 1
        ELSE o.id * 4 + 2
    END
) b LEFT JOIN contact k ON k.id = b.contact_id;

INSERT INTO tally (campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, day, measure, currency, point,
    value)
SELECT campaign_id, mailing_id, cell_id, key_code, sector, departement, salesperson, channel, day, measure, currency, point, sum(value)
FROM bought GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
-- They are packed anew when the file is opened.
DELETE FROM tally_pack;
