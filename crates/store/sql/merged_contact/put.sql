INSERT INTO merged_contact (id, identity, kept_id, siret, email, address_key, address, postal_code, city, image)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
