DELETE FROM merged_row
