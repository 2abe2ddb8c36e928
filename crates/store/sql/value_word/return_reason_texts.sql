SELECT reason_text, count(*) FROM undelivered WHERE reason_text IS NOT NULL GROUP BY reason_text ORDER BY reason_text
