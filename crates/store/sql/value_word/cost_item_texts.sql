SELECT item_text, count(*) FROM cost WHERE item_text IS NOT NULL GROUP BY item_text ORDER BY item_text
