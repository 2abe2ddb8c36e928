-- Whether anything is put aside: rows left out, contacts merged.
SELECT (SELECT count(*) FROM left_out_row) + (SELECT count(*) FROM merged_contact)
