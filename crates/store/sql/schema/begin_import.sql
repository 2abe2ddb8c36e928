PRAGMA foreign_keys = OFF;
PRAGMA cache_size = -65536;
BEGIN IMMEDIATE
