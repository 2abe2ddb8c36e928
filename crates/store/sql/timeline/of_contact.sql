-- All that happened with a contact, each row once, with the file and row that told it.
-- word: what a closed column says (reason, interest, outcome, state); text: what was written.
WITH mine AS (SELECT id FROM piece WHERE contact_id = ?1),
gone AS (
    SELECT 'piece' AS kind, p.id, m.posting_date AS day, p.campaign_id, p.cell_id, p.reference, c.role AS word,
        NULL AS channel, NULL AS text, NULL AS e4, NULL AS currency, p.import_id, p.source_row, 0 AS by_hand
    FROM piece p JOIN mailing m ON m.id = p.mailing_id JOIN cell c ON c.id = p.cell_id
    WHERE p.contact_id = ?1
    UNION ALL
    SELECT 'undelivered', x.id, x.date, x.campaign_id, x.cell_id, NULL, x.reason, NULL, x.reason_text, NULL, NULL,
        x.import_id, x.source_row, 0
    FROM undelivered x WHERE x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine)
    UNION ALL
    SELECT 'response', x.id, x.date, x.campaign_id, x.cell_id, NULL, x.interest, x.channel,
        coalesce(x.verbatim, x.interest_text), NULL, NULL, x.import_id, x.source_row, 0
    FROM response x WHERE x.counted = 1 AND (x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine))
    UNION ALL
    SELECT 'appointment', x.id, coalesce(x.planned_on, x.obtained_on), x.campaign_id, x.cell_id, x.number, x.outcome,
        NULL, x.outcome_text, NULL, NULL, x.import_id, x.source_row,
        EXISTS (SELECT 1 FROM own_appointment h WHERE h.appointment = x.identity AND h.after_import >= x.import_id)
    FROM appointment x WHERE x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine)
    UNION ALL
    SELECT 'opportunity', x.id, x.opened, x.campaign_id, x.cell_id, x.number, x.state, NULL, x.name, x.amount_e4,
        x.currency, x.import_id, x.source_row, 0
    FROM deal x WHERE x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine)
    UNION ALL
    SELECT 'stage', s.id, s.entered_on, x.campaign_id, x.cell_id, x.number, s.ends, s.reason, s.stage, NULL, NULL,
        s.import_id, s.source_row, s.id > 2147483648
    FROM opportunity x JOIN opportunity_stage s ON s.opportunity_id = x.id
    WHERE x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine)
    UNION ALL
    SELECT 'order', x.id, x.date, x.campaign_id, x.cell_id, x.number, NULL, NULL, NULL, x.amount_e4, x.currency,
        x.import_id, x.source_row, 0
    FROM orders x WHERE x.counted = 1 AND (x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine))
    UNION ALL
    SELECT 'survey', x.id, x.date, x.campaign_id, x.cell_id, NULL, CAST(x.score AS TEXT), x.moment, x.verbatim, NULL,
        NULL, x.import_id, x.source_row, 0
    FROM survey_answer x WHERE x.contact_id = ?1 OR (x.contact_id IS NULL AND x.piece_id IN mine)
)
SELECT g.kind, g.id, g.day, c.code AS campaign, k.key_code AS cell, g.reference, g.word, g.channel, g.text, g.e4,
    g.currency, i.file, i.sheet, g.source_row, g.by_hand
FROM gone g
LEFT JOIN campaign c ON c.id = g.campaign_id
LEFT JOIN cell k ON k.id = g.cell_id
JOIN import_run i ON i.id = g.import_id
ORDER BY g.day IS NULL, g.day, g.kind <> 'piece', g.kind = 'stage', g.id
