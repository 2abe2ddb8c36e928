-- One row for each that a file had.
SELECT
    c.code AS "campaign",
    m.posting_date AS "posting_date day",
    l.key_code AS "cell",
    l.role AS "role word",
    l.list_source AS "list_source",
    l.segment AS "segment",
    l.offer AS "offer",
    l.creative AS "creative",
    m.format AS "format",
    max(t.value) FILTER (WHERE t.measure = 'pieces_posted') AS "pieces_posted count",
    max(t.value) FILTER (WHERE t.measure = 'people_held') AS "people_held count",
    max(t.value) FILTER (WHERE t.measure = 'undelivered') AS "undelivered count",
    max(t.value) FILTER (WHERE t.measure = 'response_lines') AS "response_lines count",
    max(t.value) FILTER (WHERE t.measure = 'responders') AS "responders count",
    max(t.value) FILTER (WHERE t.measure = 'positive_responders') AS "positive_responders count",
    max(t.value) FILTER (WHERE t.measure = 'qualified_leads') AS "qualified_leads count",
    max(t.value) FILTER (WHERE t.measure = 'appointments') AS "appointments count",
    max(t.value) FILTER (WHERE t.measure = 'appointments_held') AS "appointments_held count",
    max(t.value) FILTER (WHERE t.measure = 'opportunities') AS "opportunities count",
    max(t.value) FILTER (WHERE t.measure = 'won_opportunities') AS "won_opportunities count",
    max(t.value) FILTER (WHERE t.measure = 'lost_opportunities') AS "lost_opportunities count",
    max(t.value) FILTER (WHERE t.measure = 'signed') AS "signed e4",
    max(t.value) FILTER (WHERE t.measure = 'new_customers') AS "new_customers count",
    max(t.value) FILTER (WHERE t.measure = 'reactivated_customers') AS "reactivated_customers count",
    max(t.value) FILTER (WHERE t.measure = 'repeat_customers') AS "repeat_customers count",
    max(t.value) FILTER (WHERE t.measure = 'orders') AS "orders count",
    max(t.value) FILTER (WHERE t.measure = 'revenue') AS "revenue e4",
    max(t.value) FILTER (WHERE t.measure = 'margin') AS "margin e4",
    max(t.value) FILTER (WHERE t.measure = 'promoters') AS "promoters count",
    max(t.value) FILTER (WHERE t.measure = 'passives') AS "passives count",
    max(t.value) FILTER (WHERE t.measure = 'detractors') AS "detractors count",
    max(t.value) FILTER (WHERE t.measure = 'cost_creation') AS "cost_creation e4",
    max(t.value) FILTER (WHERE t.measure = 'cost_list') AS "cost_list e4",
    max(t.value) FILTER (WHERE t.measure = 'cost_printing') AS "cost_printing e4",
    max(t.value) FILTER (WHERE t.measure = 'cost_handling') AS "cost_handling e4",
    max(t.value) FILTER (WHERE t.measure = 'cost_postage') AS "cost_postage e4",
    max(t.value) FILTER (WHERE t.measure = 'cost_other') AS "cost_other e4",
    max(t.currency) AS "currency"
FROM total_fact t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN mailing m ON m.id = t.mailing_id
LEFT JOIN cell l ON l.id = t.cell_id
GROUP BY t.import_id, t.source_row
ORDER BY t.import_id, t.source_row
