-- Each column is called by the field that it becomes again, and by what it holds.
SELECT
    k.reference AS "contact_reference",
    k.siret AS "siret",
    k.company AS "company",
    k.civility AS "civility",
    k.first_name AS "first_name",
    k.last_name AS "last_name",
    k.job_title AS "job_title",
    k.email AS "email",
    k.phone AS "phone",
    k.address AS "address",
    k.address_2 AS "address_2",
    k.postal_code AS "postal_code",
    k.city AS "city",
    k.sector AS "sector",
    k.company_size AS "company_size",
    k.salesperson AS "salesperson"
FROM contact k ORDER BY k.id
