SELECT count(*) FROM merged_contact
