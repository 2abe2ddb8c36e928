SELECT interest_text, count(*) FROM response WHERE interest_text IS NOT NULL GROUP BY interest_text ORDER BY interest_text
