DELETE FROM corrected_row
