SELECT coalesce(max(id), 0) FROM reference_rate
