SELECT field, folded, text, meaning FROM value_word ORDER BY field, folded
