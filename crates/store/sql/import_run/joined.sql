SELECT joined_by, count(*) FROM (
    SELECT joined_by FROM response WHERE import_id = ?1
    UNION ALL SELECT joined_by FROM undelivered WHERE import_id = ?1
    UNION ALL SELECT joined_by FROM orders WHERE import_id = ?1
    UNION ALL SELECT joined_by FROM appointment_told WHERE import_id = ?1
    UNION ALL SELECT joined_by FROM opportunity WHERE import_id = ?1
    UNION ALL SELECT joined_by FROM survey_answer WHERE import_id = ?1
)
GROUP BY joined_by ORDER BY count(*) DESC, joined_by
