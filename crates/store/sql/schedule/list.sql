SELECT id, template, rhythm, folder, folder_before, state, closes, since FROM schedule ORDER BY id
