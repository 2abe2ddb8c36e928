SELECT one, other FROM own_distinct
