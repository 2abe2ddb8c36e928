-- A move never comes before what is known of the deal already.
INSERT INTO own_stage (deal, stage, entered_on, ends, reason, after_import)
SELECT o.identity, ?2,
    max(?3, coalesce((SELECT max(s.entered_on) FROM opportunity_stage s WHERE s.opportunity_id = o.id), ?3)),
    ?4, ?5, coalesce((SELECT max(id) FROM import_run), 0)
FROM opportunity o WHERE o.id = ?1
RETURNING id
