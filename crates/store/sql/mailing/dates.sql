SELECT c.code, m.posting_date FROM mailing m JOIN campaign c ON c.id = m.campaign_id
