SELECT id, json_object('campaign', code) FROM campaign
