-- ?1 measure, ?2 wanted values by dimension, ?3 and ?4 period, ?5 basis, ?6 rows a page, ?7 rows before it,
-- ?8 an entity whose rows are counted otherwise.
-- a: whether any value of a dimension will do, looked up once.
WITH a AS MATERIALIZED (
    SELECT json_type(?2, '$.campaign') IS NULL AS campaign, json_type(?2, '$.mailing') IS NULL AS mailing,
        json_type(?2, '$.cell') IS NULL AS cell, json_type(?2, '$.offer') IS NULL AS offer,
        json_type(?2, '$.creative') IS NULL AS creative, json_type(?2, '$.list_source') IS NULL AS list_source,
        json_type(?2, '$.segment') IS NULL AS segment, json_type(?2, '$.format') IS NULL AS format,
        json_type(?2, '$.sector') IS NULL AS sector, json_type(?2, '$.departement') IS NULL AS departement,
        json_type(?2, '$.region') IS NULL AS region, json_type(?2, '$.salesperson') IS NULL AS salesperson,
        json_type(?2, '$.channel') IS NULL AS channel, json_type(?2, '$.moment') IS NULL AS moment,
        json_type(?2, '$.stage') IS NULL AS stage,
        json_type(?2, '$.month') IS NULL AS month,
        json_type(?2, '$.quarter') IS NULL AS quarter, json_type(?2, '$.year') IS NULL AS year
)
SELECT count(*) OVER () AS total, b.entity, b.row_id, b.import_id, i.file, i.sheet, b.source_row, c.code AS campaign, b.day,
    coalesce(p.reference, o.number, o.told_reference, v.number, d.number) AS reference,
    coalesce(t.company, trim(coalesce(t.first_name, '') || ' ' || coalesce(t.last_name, ''))) AS who,
    t.id AS contact,
    coalesce(l.verbatim, l.interest_text, u.reason_text, x.label, v.outcome_text, g.stage, d.name, d.stage, s.verbatim,
        s.score || ' / 10') AS text, b.value, b.currency,
    coalesce(l.joined_by, u.joined_by, o.joined_by, v.joined_by, d.joined_by, s.joined_by) AS joined_by
FROM a
CROSS JOIN behind b
JOIN campaign c ON c.id = b.campaign_id
JOIN import_run i ON i.id = b.import_id
LEFT JOIN mailing m ON m.id = b.mailing_id
LEFT JOIN cell_now k ON k.id = b.cell_id
LEFT JOIN contact t ON t.id = b.contact_id
LEFT JOIN response l ON b.entity = 'response' AND l.id = b.row_id
LEFT JOIN undelivered u ON b.entity = 'undelivered' AND u.id = b.row_id
LEFT JOIN orders o ON b.entity = 'orders' AND o.id = b.row_id
LEFT JOIN appointment v ON b.entity = 'appointment' AND v.id = b.row_id
LEFT JOIN opportunity_stage g ON b.entity = 'opportunity_stage' AND g.id = b.row_id
LEFT JOIN opportunity d ON d.id = CASE b.entity WHEN 'opportunity' THEN b.row_id ELSE g.opportunity_id END
LEFT JOIN survey_answer s ON b.entity = 'survey_answer' AND s.id = b.row_id
LEFT JOIN cost x ON b.entity = 'cost' AND x.id = b.row_id
LEFT JOIN piece p ON p.id = coalesce(l.piece_id, u.piece_id, o.piece_id, v.piece_id, d.piece_id, s.piece_id,
    CASE b.entity WHEN 'piece' THEN b.row_id END)
WHERE (?8 IS NULL OR b.entity <> ?8) AND b.measure IN (?1, CASE ?1 WHEN 'people_held' THEN 'pieces_posted' END)
    AND CASE WHEN b.measure = 'pieces_posted' AND k.role = 'holdout' THEN 'people_held' ELSE b.measure END = ?1
    AND (k.role IS NOT 'holdout' OR ?1 = 'people_held' OR NOT a.cell)
    AND (?3 IS NULL OR CASE ?5 WHEN 'event' THEN b.day ELSE m.posting_date END >= ?3)
    AND (?4 IS NULL OR CASE ?5 WHEN 'event' THEN b.day ELSE m.posting_date END <= ?4)
    AND (a.campaign
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.campaign') w WHERE w.value IS c.code))
    AND (a.mailing
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.mailing') w WHERE w.value IS c.code || '/' || m.posting_date))
    AND (a.cell
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.cell') w WHERE w.value IS coalesce(k.key_code, b.key_code)))
    AND (a.offer
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.offer') w WHERE w.value IS k.offer))
    AND (a.creative
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.creative') w WHERE w.value IS k.creative))
    AND (a.list_source
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.list_source') w WHERE w.value IS k.list_source))
    AND (a.segment
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.segment') w WHERE w.value IS k.segment))
    AND (a.format
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.format') w WHERE w.value IS m.format))
    AND (a.sector
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.sector') w WHERE w.value IS b.sector))
    AND (a.departement
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.departement') w WHERE w.value IS b.departement))
    AND (a.region
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.region') w WHERE w.value IS b.departement))
    AND (a.salesperson
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.salesperson') w WHERE w.value IS b.salesperson))
    AND (a.channel
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.channel') w WHERE w.value IS b.channel))
    AND (a.moment
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.moment') w WHERE w.value IS b.moment))
    AND (a.stage
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.stage') w WHERE w.value IS b.stage))
    AND (a.month
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.month') w WHERE w.value IS substr((CASE ?5 WHEN 'event' THEN b.day ELSE m.posting_date END), 1, 7)))
    AND (a.quarter
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.quarter') w WHERE w.value IS substr((CASE ?5 WHEN 'event' THEN b.day ELSE m.posting_date END), 1, 4) || '-Q' || ((substr((CASE ?5 WHEN 'event' THEN b.day ELSE m.posting_date END), 6, 2) + 2) / 3)))
    AND (a.year
        OR EXISTS (SELECT 1 FROM json_each(?2, '$.year') w WHERE w.value IS substr((CASE ?5 WHEN 'event' THEN b.day ELSE m.posting_date END), 1, 4)))
ORDER BY b.day, b.import_id, b.source_row, b.row_id
LIMIT ?6 OFFSET ?7
