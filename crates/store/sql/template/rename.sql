UPDATE template SET name = ?2, body = ?3 WHERE name = ?1
