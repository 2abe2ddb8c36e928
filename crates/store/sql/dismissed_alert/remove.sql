DELETE FROM dismissed_alert WHERE name = ?
