INSERT OR REPLACE INTO report_option (template, options, logo) VALUES (?, ?, ?)
