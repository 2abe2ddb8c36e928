INSERT INTO tally_pack (campaign_id, pieces, margin_missing, letters, departements, sectors, finest)
SELECT ?1, (
    SELECT sum(t.value) FROM tally t LEFT JOIN cell k ON k.id = t.cell_id
    WHERE t.campaign_id = ?1 AND t.measure = 'pieces_posted' AND k.role IS NOT 'holdout'
), EXISTS (SELECT 1 FROM tally WHERE campaign_id = ?1 AND measure = 'margin_missing'), ?2, ?3, ?4, ?5
WHERE true
ON CONFLICT (campaign_id) DO UPDATE SET pieces = excluded.pieces, margin_missing = excluded.margin_missing,
    letters = excluded.letters, departements = excluded.departements, sectors = excluded.sectors,
    finest = excluded.finest
