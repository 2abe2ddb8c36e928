-- Whom the row names again; whose it is follows from its letter, and is worked out anew.
UPDATE survey_answer SET
    told_contact_id = coalesce(
        (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'survey_answer' AND m.row_id = survey_answer.id), told_contact_id
    ),
    contact_id = coalesce(
        (SELECT p.contact_id FROM piece p WHERE p.id = survey_answer.piece_id),
        (SELECT m.contact_id FROM merged_row m WHERE m.entity = 'survey_answer' AND m.row_id = survey_answer.id), told_contact_id
    )
WHERE id IN (SELECT row_id FROM merged_row WHERE entity = 'survey_answer') OR contact_id IN (SELECT kept_id FROM merged_contact)
