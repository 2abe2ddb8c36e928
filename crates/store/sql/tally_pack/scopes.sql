-- Whether a cost is about a mailing or a cell alone: then its pieces must be told apart.
SELECT EXISTS (SELECT 1 FROM cost WHERE mailing_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM total_kept WHERE mailing_id IS NOT NULL AND measure LIKE 'cost\_%' ESCAPE '\'),
    EXISTS (SELECT 1 FROM cost WHERE cell_id IS NOT NULL OR key_code IS NOT NULL)
        OR EXISTS (SELECT 1 FROM total_kept WHERE cell_id IS NOT NULL AND measure LIKE 'cost\_%' ESCAPE '\')
