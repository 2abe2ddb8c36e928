DELETE FROM customer_pack
