SELECT id, headings, file, kind, at, body FROM mapping ORDER BY at DESC, id DESC
