-- How many people a contact's company has, as its file says it; rows kept for an undo have it too.
ALTER TABLE contact ADD COLUMN company_size TEXT;
UPDATE import_change SET image = json_array(
    image ->> 0, image ->> 1, image ->> 2, image ->> 3, image ->> 4, image ->> 5, image ->> 6, image ->> 7, image ->> 8,
    image ->> 9, image ->> 10, image ->> 11, image ->> 12, image ->> 13, image ->> 14, image ->> 15, image ->> 16,
    image ->> 17, image ->> 18, NULL, image ->> 19, image ->> 20
) WHERE entity = 'contact' AND json_array_length(image) = 21;
UPDATE import_undone SET image = json_array(
    image ->> 0, image ->> 1, image ->> 2, image ->> 3, image ->> 4, image ->> 5, image ->> 6, image ->> 7, image ->> 8,
    image ->> 9, image ->> 10, image ->> 11, image ->> 12, image ->> 13, image ->> 14, image ->> 15, image ->> 16,
    image ->> 17, image ->> 18, NULL, image ->> 19, image ->> 20
) WHERE entity = 'contact' AND json_array_length(image) = 21;
UPDATE import_undone SET before = json_array(
    before ->> 0, before ->> 1, before ->> 2, before ->> 3, before ->> 4, before ->> 5, before ->> 6, before ->> 7,
    before ->> 8, before ->> 9, before ->> 10, before ->> 11, before ->> 12, before ->> 13, before ->> 14, before ->> 15,
    before ->> 16, before ->> 17, before ->> 18, NULL, before ->> 19, before ->> 20
) WHERE entity = 'contact' AND json_array_length(before) = 21;

-- Whether any response or returned letter is joined only with a probability is asked at every reading of figures.
CREATE INDEX response_probable ON response (id) WHERE joined_probability IS NOT NULL;
CREATE INDEX undelivered_probable ON undelivered (id) WHERE joined_probability IS NOT NULL;
