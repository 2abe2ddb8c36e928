DELETE FROM own_cost WHERE id = ? AND campaign = ? RETURNING id
