-- Another number as soon as another connection, of whatever process, has written.
PRAGMA data_version
