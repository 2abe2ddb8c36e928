SELECT c.entity, c.row_id, max(s.at) AS at
FROM corrected_row c JOIN row_correction s ON s.entity = c.entity AND s.row_id = c.row_id
GROUP BY c.entity, c.row_id ORDER BY max(s.at) DESC, c.entity, c.row_id LIMIT ? OFFSET ?
