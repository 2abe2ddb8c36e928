PRAGMA cache_size = -8192;
PRAGMA foreign_keys = ON
