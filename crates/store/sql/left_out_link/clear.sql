DELETE FROM left_out_link
