SELECT id, json_array(id, campaign_id, posting_date, format, import_id)
FROM mailing WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
