DELETE FROM tally WHERE campaign_id = ? AND id <= ? AND measure NOT IN ('pieces_posted', 'cost_other')
