INSERT INTO reference_rate (
    id, identity, content, sector, audience, list_type, country, basis, low_e6, value_e6, high_e6, year,
    source, address, import_id, source_row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    content = excluded.content, sector = excluded.sector, audience = excluded.audience,
    list_type = excluded.list_type, country = excluded.country, basis = excluded.basis,
    low_e6 = excluded.low_e6, value_e6 = excluded.value_e6, high_e6 = excluded.high_e6, year = excluded.year,
    source = excluded.source, address = excluded.address, import_id = excluded.import_id,
    source_row = excluded.source_row
