SELECT DISTINCT moment FROM survey_answer WHERE moment IS NOT NULL ORDER BY moment
