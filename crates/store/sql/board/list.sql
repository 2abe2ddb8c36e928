SELECT id, name, items FROM board ORDER BY id
