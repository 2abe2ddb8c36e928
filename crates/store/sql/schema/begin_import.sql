PRAGMA foreign_keys = OFF;
PRAGMA cache_size = -49152;
BEGIN IMMEDIATE
