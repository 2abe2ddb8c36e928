SELECT code, id FROM campaign ORDER BY code
