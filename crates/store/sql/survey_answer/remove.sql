DELETE FROM survey_answer WHERE id IN (SELECT value FROM json_each(?))
