-- Whether any order is joined only with a probability is asked at every reading of figures.
CREATE INDEX orders_probable ON orders (id) WHERE joined_probability IS NOT NULL;
