SELECT id, campaign_id, posting_date, format FROM mailing ORDER BY id
