SELECT id, name, assumed FROM scenario ORDER BY name, id
