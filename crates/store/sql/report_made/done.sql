SELECT schedule, about, due_on
FROM report_made
WHERE made_at IS NOT NULL
