SELECT json_group_array(json_array(j.value ->> 0, p.id, p.campaign_id, p.mailing_id, p.cell_id, p.contact_id,
    c.key_code, m.posting_date))
FROM json_each(?) j
CROSS JOIN piece p ON p.id = j.value ->> 1
JOIN cell c ON c.id = p.cell_id
JOIN mailing m ON m.id = p.mailing_id
