SELECT campaign.code AS campaign, COALESCE(of_piece.list_source, cell.list_source) AS list_source,
    undelivered.reason AS reason, COUNT(*) AS pieces
FROM undelivered
JOIN campaign ON campaign.id = undelivered.campaign_id
LEFT JOIN cell_now AS cell ON cell.id = undelivered.cell_id
LEFT JOIN piece ON piece.id = undelivered.piece_id
LEFT JOIN cell_now AS of_piece ON of_piece.id = piece.cell_id
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
