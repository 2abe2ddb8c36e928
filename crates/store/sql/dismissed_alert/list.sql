SELECT name FROM dismissed_alert ORDER BY name
