DELETE FROM merged_contact
