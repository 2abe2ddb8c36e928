SELECT id, kept_id, image FROM merged_contact ORDER BY kept_id, id
