INSERT INTO dismissed_alert (name, at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING
