SELECT id, file FROM import_run WHERE id > ?1 AND state = 'done' AND id IN (
    SELECT x.import_id FROM response x JOIN piece p ON p.id = x.piece_id WHERE p.import_id = ?1
    UNION SELECT x.import_id FROM undelivered x JOIN piece p ON p.id = x.piece_id WHERE p.import_id = ?1
    UNION SELECT x.import_id FROM response x JOIN campaign c ON c.id = x.campaign_id WHERE c.import_id = ?1
    UNION SELECT x.import_id FROM undelivered x JOIN campaign c ON c.id = x.campaign_id WHERE c.import_id = ?1
    UNION SELECT x.import_id FROM cost x JOIN campaign c ON c.id = x.campaign_id WHERE c.import_id = ?1
    UNION SELECT x.import_id FROM response x JOIN mailing m ON m.id = x.mailing_id WHERE m.import_id = ?1
    UNION SELECT x.import_id FROM undelivered x JOIN mailing m ON m.id = x.mailing_id WHERE m.import_id = ?1
    UNION SELECT x.import_id FROM cost x JOIN mailing m ON m.id = x.mailing_id WHERE m.import_id = ?1
    UNION SELECT x.import_id FROM response x JOIN cell k ON k.id = x.cell_id WHERE k.import_id = ?1
    UNION SELECT x.import_id FROM undelivered x JOIN cell k ON k.id = x.cell_id WHERE k.import_id = ?1
    UNION SELECT x.import_id FROM cost x JOIN cell k ON k.id = x.cell_id WHERE k.import_id = ?1
    UNION SELECT s.import_id FROM opportunity_stage s JOIN opportunity o ON o.id = s.opportunity_id
        WHERE o.import_id = ?1
    UNION SELECT x.import_id FROM import_change x WHERE x.import_id > ?1 AND json_extract(x.image, '$[#-2]') = ?1
        AND x.entity <> 'contact'
    UNION SELECT x.import_id FROM import_change x WHERE x.import_id > ?1 AND json_extract(x.image, '$[#-1]') = ?1
        AND x.entity = 'contact'
    -- People of a file of contacts whom later files name.
    UNION SELECT x.import_id FROM (
        SELECT contact_id, import_id FROM piece UNION ALL SELECT contact_id, import_id FROM response
        UNION ALL SELECT contact_id, import_id FROM undelivered UNION ALL SELECT told_contact_id, import_id FROM orders
        UNION ALL SELECT told_contact_id, import_id FROM appointment
        UNION ALL SELECT told_contact_id, import_id FROM opportunity
        UNION ALL SELECT told_contact_id, import_id FROM survey_answer
    ) x JOIN contact k ON k.id = x.contact_id JOIN import_run a ON a.id = ?1 AND a.kind = 'contacts'
        WHERE k.import_id = ?1
    -- Rows that a later file found there already would be missing from it.
    UNION SELECT i.id FROM import_run i JOIN import_run a ON a.id = ?1 AND a.kind = i.kind
        WHERE i.same > 0 AND (
            i.kind NOT IN ('pieces', 'responses', 'undelivered', 'costs')
            OR EXISTS (
                SELECT 1 FROM coverage x JOIN coverage y ON y.campaign_id = x.campaign_id
                WHERE x.import_id = i.id AND y.import_id = ?1
            )
        )
    UNION SELECT x.import_id FROM import_change x
        JOIN import_change y ON y.entity = x.entity AND y.row_id = x.row_id AND y.import_id = ?1
        WHERE x.import_id > ?1
)
ORDER BY id
