SELECT entity, row_id, told FROM corrected_row ORDER BY entity, row_id
