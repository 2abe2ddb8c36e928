-- ?3 the part, ?4 what it says, nothing where the file's word stands again.
INSERT INTO own_cell (campaign, key_code, list_source, segment, offer, creative)
VALUES (
    ?1, ?2, iif(?3 = 'list_source', ?4, NULL), iif(?3 = 'segment', ?4, NULL), iif(?3 = 'offer', ?4, NULL),
    iif(?3 = 'creative', ?4, NULL)
)
ON CONFLICT (campaign, key_code) DO UPDATE SET
    list_source = iif(?3 = 'list_source', ?4, list_source), segment = iif(?3 = 'segment', ?4, segment),
    offer = iif(?3 = 'offer', ?4, offer), creative = iif(?3 = 'creative', ?4, creative)
