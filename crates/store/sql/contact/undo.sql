DELETE FROM contact WHERE import_id = ?
    AND NOT EXISTS (SELECT 1 FROM piece x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM undelivered x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM response x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM orders x WHERE x.contact_id = contact.id)
    AND NOT EXISTS (SELECT 1 FROM orders x WHERE x.told_contact_id = contact.id)
