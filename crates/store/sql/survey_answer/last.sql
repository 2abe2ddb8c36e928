SELECT coalesce(max(id), 0) FROM survey_answer
