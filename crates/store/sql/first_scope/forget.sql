DELETE FROM first_scope WHERE entity = ?1 AND (?2 IS NULL OR row_id IN (SELECT value FROM json_each(?2)))
