SELECT coalesce(max(id), 0) FROM total_fact
