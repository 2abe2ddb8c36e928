SELECT name, figure, sector, audience, list_type, country, basis, low_e6, value_e6, high_e6, year, source, address
FROM own_reference ORDER BY name
