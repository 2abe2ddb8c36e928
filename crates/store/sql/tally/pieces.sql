-- Sums of pieces that no response gives a channel.
SELECT id, cell_id, sector, departement, salesperson, currency, value FROM tally
WHERE campaign_id = ? AND channel IS NULL AND measure IN ('pieces_posted', 'cost_other')
