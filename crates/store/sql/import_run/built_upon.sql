-- Standing runs that build on some of these (a JSON list of numbers), newest first.
WITH gone AS (SELECT value AS id FROM json_each(?1)),
-- What is made by these or by runs undone before, and that no other list or total needs.
maker AS (SELECT id FROM gone UNION SELECT id FROM import_run WHERE state = 'undone'),
left_cell AS (
    SELECT k.id FROM cell k JOIN mailing m ON m.id = k.mailing_id
    WHERE k.import_id IN maker
        AND NOT EXISTS (
            SELECT 1 FROM piece x WHERE x.campaign_id = m.campaign_id AND x.cell_id = k.id AND x.import_id NOT IN gone
        )
        AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.cell_id = k.id AND x.import_id NOT IN gone)
),
left_mailing AS (
    SELECT m.id FROM mailing m
    WHERE m.import_id IN maker
        AND NOT EXISTS (SELECT 1 FROM cell x WHERE x.mailing_id = m.id AND x.id NOT IN left_cell)
        AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.mailing_id = m.id AND x.import_id NOT IN gone)
),
left_campaign AS (
    SELECT c.id FROM campaign c
    WHERE c.import_id IN maker
        AND NOT EXISTS (SELECT 1 FROM mailing x WHERE x.campaign_id = c.id AND x.id NOT IN left_mailing)
        AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.campaign_id = c.id AND x.import_id NOT IN gone)
),
-- Where rows belong that stay with their campaign for good; what was joined since counts as its file left it.
fixed AS (
    SELECT x.import_id, x.campaign_id, x.mailing_id, x.cell_id, x.piece_id FROM response x
    WHERE NOT EXISTS (SELECT 1 FROM first_scope s WHERE s.entity = 'response' AND s.row_id = x.id)
    UNION ALL
    SELECT x.import_id, x.campaign_id, x.mailing_id, x.cell_id, x.piece_id FROM undelivered x
    WHERE NOT EXISTS (SELECT 1 FROM first_scope s WHERE s.entity = 'undelivered' AND s.row_id = x.id)
    UNION ALL
    SELECT x.import_id, s.campaign_id, s.mailing_id, s.cell_id, NULL
    FROM first_scope s JOIN response x ON x.id = s.row_id WHERE s.entity = 'response'
    UNION ALL
    SELECT x.import_id, s.campaign_id, s.mailing_id, s.cell_id, NULL
    FROM first_scope s JOIN undelivered x ON x.id = s.row_id WHERE s.entity = 'undelivered'
    UNION ALL
    SELECT x.import_id, x.campaign_id, x.mailing_id, x.cell_id, NULL FROM cost x
    UNION ALL
    -- Rows that a later run changed: without it they are again the earlier run's, and where that had them.
    SELECT x.image ->> '$[#-2]', x.image ->> 3, x.image ->> 4, x.image ->> 5, NULL
    FROM import_change x WHERE x.entity IN ('response', 'undelivered', 'cost')
),
named AS (
    SELECT contact_id, import_id FROM piece UNION ALL SELECT contact_id, import_id FROM response
    UNION ALL SELECT contact_id, import_id FROM undelivered UNION ALL SELECT told_contact_id, import_id FROM orders
    UNION ALL SELECT told_contact_id, import_id FROM appointment_told
    UNION ALL SELECT told_contact_id, import_id FROM opportunity
    UNION ALL SELECT told_contact_id, import_id FROM survey_answer
)
SELECT id FROM import_run WHERE state = 'done' AND id NOT IN gone AND id IN (
    SELECT x.import_id FROM fixed x WHERE x.campaign_id IN left_campaign OR x.mailing_id IN left_mailing
        OR x.cell_id IN left_cell
    -- A piece is its maker's; what was joined to it before a run changed it does not build on that run.
    UNION SELECT x.import_id FROM fixed x JOIN piece p ON p.id = x.piece_id
        WHERE (p.import_id IN gone AND x.import_id > p.import_id) OR coalesce((
            SELECT y.image ->> '$[#-2]' FROM import_change y
            WHERE y.entity = 'piece' AND y.row_id = p.id ORDER BY y.id LIMIT 1
        ), p.import_id) IN gone
    UNION SELECT x.image ->> '$[#-2]' FROM import_change x JOIN piece p ON p.id = x.image ->> 7
        WHERE x.entity IN ('response', 'undelivered') AND coalesce((
            SELECT y.image ->> '$[#-2]' FROM import_change y
            WHERE y.entity = 'piece' AND y.row_id = p.id ORDER BY y.id LIMIT 1
        ), p.import_id) IN gone
    -- Rows that it changed, and rows that it made and a later run changed.
    UNION SELECT x.import_id FROM import_change x
        JOIN import_change y ON y.entity = x.entity AND y.row_id = x.row_id AND y.id < x.id
        WHERE y.import_id IN gone AND x.import_id NOT IN gone
    UNION SELECT x.import_id FROM import_change x
        WHERE x.entity <> 'contact' AND x.import_id NOT IN gone AND json_extract(x.image, '$[#-2]') IN gone
    UNION SELECT x.import_id FROM import_change x JOIN contact k ON k.id = x.row_id
        WHERE x.entity = 'contact' AND x.import_id NOT IN gone AND k.import_id IN maker
            AND NOT EXISTS (SELECT 1 FROM named n WHERE n.contact_id = k.id AND n.import_id NOT IN gone)
    -- A deal is its maker's; its stages do not build on a run that only changed it.
    UNION SELECT s.import_id FROM opportunity_stage_told s JOIN opportunity o ON o.id = s.opportunity_id
        WHERE coalesce((
            SELECT y.image ->> '$[#-2]' FROM import_change y
            WHERE y.entity = 'opportunity' AND y.row_id = o.id ORDER BY y.id LIMIT 1
        ), o.import_id) IN gone
    -- People of a file of contacts whom later files name, and people whom a later file of contacts names too.
    UNION SELECT x.import_id FROM named x JOIN contact k ON k.id = x.contact_id JOIN import_run a ON a.id = k.import_id
        WHERE a.id IN gone AND a.kind = 'contacts'
    UNION SELECT i.id FROM import_run i WHERE i.kind = 'contacts' AND i.same > 0
        AND EXISTS (SELECT 1 FROM contact k WHERE k.import_id IN gone AND k.import_id < i.id)
    -- Rows that a later file found there already would be missing from it.
    UNION SELECT i.id FROM import_run i JOIN import_run a ON a.id IN gone AND a.kind = i.kind AND a.id < i.id
        WHERE i.same > 0 AND (
            NOT EXISTS (SELECT 1 FROM coverage x WHERE x.import_id = a.id)
            OR i.kind NOT IN ('pieces', 'responses', 'undelivered', 'costs')
            OR EXISTS (
                SELECT 1 FROM coverage x JOIN coverage y ON y.campaign_id = x.campaign_id
                WHERE x.import_id = i.id AND y.import_id = a.id
            )
        )
)
ORDER BY id DESC
