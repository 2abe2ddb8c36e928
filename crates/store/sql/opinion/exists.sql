SELECT count(*) FROM survey_answer WHERE id = ?
