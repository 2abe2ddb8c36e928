SELECT s.id, s.entity, s.row_id, s.field, s.columns, s.why, s.at, c.told
FROM row_correction s LEFT JOIN corrected_row c ON c.entity = s.entity AND c.row_id = s.row_id
WHERE s.entity = ? AND s.row_id = ? ORDER BY s.id
