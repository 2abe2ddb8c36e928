DELETE FROM cell WHERE import_id = ?
    AND NOT EXISTS (SELECT 1 FROM piece x WHERE x.cell_id = cell.id)
    AND NOT EXISTS (SELECT 1 FROM total_fact x WHERE x.cell_id = cell.id)
