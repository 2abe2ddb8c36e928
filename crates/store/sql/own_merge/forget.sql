DELETE FROM own_merge WHERE duplicate = ?
