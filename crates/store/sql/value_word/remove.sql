DELETE FROM value_word WHERE field = ? AND folded = ?
