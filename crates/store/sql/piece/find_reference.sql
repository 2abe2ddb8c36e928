-- Asked: place, campaign, reference; found: place, piece, content, row.
SELECT json_group_array(json_array(j.value ->> 0, p.id, p.content, p.source_row))
FROM json_each(?) j CROSS JOIN piece p ON p.reference = j.value ->> 2 AND p.campaign_id = j.value ->> 1
