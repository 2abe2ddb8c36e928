-- Changes of stage, those made by hand too; a deal without a number could not be told by them.
SELECT
    o.number AS "opportunity_number",
    s.stage AS "stage",
    s.entered_on AS "stage_date day"
FROM opportunity_stage s
JOIN opportunity o ON o.id = s.opportunity_id
WHERE o.number IS NOT NULL
ORDER BY o.id, s.entered_on, s.id
