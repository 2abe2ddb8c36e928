SELECT id FROM survey_answer WHERE import_id = ?
