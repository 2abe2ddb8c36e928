-- What no list and no total needs any more once these runs (a JSON list of numbers) are gone: campaign, posting, cell.
WITH gone AS (SELECT value AS id FROM json_each(?1)),
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
)
SELECT 'campaign' AS what, c.code AS campaign, NULL AS posting_date, NULL AS key_code
FROM campaign c WHERE c.id IN left_campaign
UNION
SELECT 'mailing', c.code, m.posting_date, NULL
FROM mailing m JOIN campaign c ON c.id = m.campaign_id WHERE m.id IN left_mailing
UNION
SELECT 'cell', c.code, NULL, k.key_code
FROM cell k JOIN mailing m ON m.id = k.mailing_id JOIN campaign c ON c.id = m.campaign_id
WHERE k.id IN left_cell AND k.key_code IS NOT NULL
ORDER BY 1, 2, 3, 4
