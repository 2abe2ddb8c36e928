SELECT id, json_object('posting_date', posting_date, 'format', format) FROM mailing
