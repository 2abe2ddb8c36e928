-- Standing runs of the same file as this one.
SELECT i.id, i.file FROM import_run i JOIN import_run u ON u.digest = i.digest WHERE u.id = ? AND i.state = 'done'
