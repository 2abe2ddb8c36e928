INSERT INTO value_word (field, folded, text, meaning) VALUES (?, ?, ?, ?)
ON CONFLICT (field, folded) DO UPDATE SET text = excluded.text, meaning = excluded.meaning
