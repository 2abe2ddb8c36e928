INSERT INTO first_scope (entity, row_id, campaign_id, mailing_id, cell_id, key_code, contact_id, joined_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
