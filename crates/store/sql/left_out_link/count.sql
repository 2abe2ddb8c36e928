SELECT count(*) FROM left_out_link
