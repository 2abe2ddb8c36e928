SELECT row_id, folded FROM opinion_tag ORDER BY row_id, folded
