UPDATE survey_answer SET
    told_contact_id =
        coalesce((SELECT m.kept_id FROM merged_contact m WHERE m.id = survey_answer.told_contact_id), told_contact_id),
    contact_id = coalesce((SELECT m.kept_id FROM merged_contact m WHERE m.id = survey_answer.contact_id), contact_id)
WHERE told_contact_id IN (SELECT id FROM merged_contact WHERE id <> kept_id)
    OR contact_id IN (SELECT id FROM merged_contact WHERE id <> kept_id)
