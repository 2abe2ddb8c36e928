SELECT count(*) FROM corrected_row
