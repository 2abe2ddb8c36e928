-- Responses and returned letters that are joined only with a probability, where they are counted: what stays without
-- them is sure. A responder is sure where one of its responses is, for what that response says.
-- ?1 to ?3: whether sector, département and channel are asked for.
SELECT p.measure, p.value, c.code AS campaign, m.posting_date, coalesce(k.key_code, p.key_code) AS cell, k.role, k.offer,
    k.creative, k.list_source, k.segment, m.format, iif(?1, p.sector, NULL) AS sector,
    iif(?2, p.departement, NULL) AS departement, p.salesperson, iif(?3, p.channel, NULL) AS channel, NULL AS moment,
    NULL AS stage, p.day
FROM (
    SELECT q.* FROM placed q
    WHERE q.entity = 'response' AND q.row_id IN (SELECT id FROM response WHERE joined_probability IS NOT NULL)
        AND q.measure IN ('response_lines', 'responders', 'positive_responders', 'qualified_leads')
        AND (q.measure = 'response_lines' OR NOT EXISTS (
            SELECT 1 FROM response s
            WHERE s.campaign_id = q.campaign_id AND s.counted = 1 AND s.joined_probability IS NULL
                AND (s.piece_id = q.piece_id
                    OR (q.piece_id IS NULL AND s.piece_id IS NULL AND s.contact_id = q.contact_id))
                AND (q.measure <> 'positive_responders' OR s.interest = 'positive')
                AND (q.measure <> 'qualified_leads' OR s.qualified = 1)
        ))
    UNION ALL
    SELECT q.* FROM placed q
    WHERE q.entity = 'undelivered' AND q.row_id IN (SELECT id FROM undelivered WHERE joined_probability IS NOT NULL)
        AND NOT EXISTS (
            SELECT 1 FROM undelivered s WHERE s.piece_id = q.piece_id AND s.joined_probability IS NULL
        )
) p
JOIN campaign c ON c.id = p.campaign_id
LEFT JOIN mailing m ON m.id = p.mailing_id
LEFT JOIN cell_now k ON k.id = p.cell_id
