SELECT channel_text, count(*) FROM response WHERE channel_text IS NOT NULL GROUP BY channel_text ORDER BY channel_text
