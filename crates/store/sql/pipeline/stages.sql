-- The stages that do not end a deal, in the order in which deals go through them on the whole.
SELECT stage FROM (
    SELECT stage, ends, row_number() OVER (PARTITION BY opportunity_id ORDER BY entered_on, id) AS place
    FROM opportunity_stage
    UNION ALL
    SELECT stage, CASE WHEN state <> 'open' AND hand IS NULL THEN state END, 99 FROM deal WHERE stage IS NOT NULL
)
WHERE ends IS NULL
GROUP BY stage ORDER BY avg(place), min(place), stage
