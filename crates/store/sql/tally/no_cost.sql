-- Whether a cost adds up to nothing: then only the pieces tell whether any is left there that cost nothing.
SELECT EXISTS (SELECT 1 FROM tally WHERE campaign_id = ? AND measure = 'cost_other' AND value = 0)
