-- Every tag that an opinion has, the most used first.
SELECT t.folded, min(t.text), count(*) FROM opinion_tag t JOIN survey_answer s ON s.id = t.row_id
GROUP BY t.folded ORDER BY count(*) DESC, t.folded
