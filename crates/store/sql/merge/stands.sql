SELECT kept_id FROM merged_contact WHERE id = ?
