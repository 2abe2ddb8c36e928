SELECT id, headings, file, kind, at, body, day_order, decimal_mark FROM mapping ORDER BY at DESC, id DESC
