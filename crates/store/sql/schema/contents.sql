SELECT (SELECT count(*) FROM campaign) AS campaigns, (SELECT count(*) FROM piece) AS pieces,
    (SELECT count(*) FROM response) AS responses, (SELECT count(*) FROM orders) AS orders,
    (SELECT count(*) FROM import_run WHERE state = 'done') AS imports,
    (SELECT max(at) FROM import_run WHERE state = 'done') AS last_import
