-- The contacts of a campaign's pieces by cell, and how many pieces name nobody.
SELECT cell_id, coalesce(group_concat(contact_id, ' '), ''), count(*) - count(contact_id)
FROM piece WHERE campaign_id = ? GROUP BY cell_id
