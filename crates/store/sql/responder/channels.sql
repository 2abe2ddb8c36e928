-- By which channel pieces of a campaign were answered.
SELECT json_group_array(json_array(piece_id, channel)) FROM (
    SELECT piece_id, channel FROM responder
    WHERE campaign_id = ? AND piece_id IS NOT NULL AND channel IS NOT NULL ORDER BY piece_id
)
