DELETE FROM survey_answer WHERE import_id = ?
