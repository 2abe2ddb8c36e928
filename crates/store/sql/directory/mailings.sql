SELECT id, posting_date FROM mailing WHERE posting_date <= ?
