SELECT min(date) FROM own_suppression WHERE contact IN (SELECT identity FROM person WHERE id = ?) HAVING count(*) > 0
