SELECT id, json_array(
    id, identity, content, sector, audience, list_type, country, basis, low_e6, value_e6, high_e6, year,
    source, address, import_id, source_row
)
FROM reference_rate WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
