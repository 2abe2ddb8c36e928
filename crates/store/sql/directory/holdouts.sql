SELECT id FROM cell WHERE role = 'holdout'
