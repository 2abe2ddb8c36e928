SELECT json_group_array(json_array(CAST(id AS TEXT), posting_date, format)) FROM mailing
