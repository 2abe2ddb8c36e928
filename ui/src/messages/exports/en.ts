import { noun } from '../plural';
import type { ExportWords } from './words';

export const enExports: ExportWords = {
  title: 'Take your data with you',
  hint: 'A workbook or .csv files, with the headings that the import knows. These files are not encrypted: keep them safe. People who object are not in them; only fingerprints of them are kept.',
  told: 'All that your files told…',
  figures: 'The figures…',
  figuresShown: 'Export the figures…',
  filtered: 'Figures: with the filters of the open dashboard and the analyses',
  dialect: '.csv files',
  dialects: { french: 'French: 1234,5; 31/12/2026', international: 'international: 1234.5, 2026-12-31' },
  program: 'For a CRM',
  programHint: 'Contacts, opportunities and open follow-ups, under that program’s own headings.',
  forProgram: 'Export for this CRM…',
  running: 'Exporting…',
  rows: (table, rows, shown) => `${table}: ${shown} ${noun(rows, { one: 'row', many: 'rows' }, 'en')}`,
  done: (path, tables, rows, shown) =>
    `${tables} ${noun(tables, { one: 'table', many: 'tables' }, 'en')}, ${shown} ${noun(rows, { one: 'row', many: 'rows' }, 'en')}: ${path}`,
  nothing: 'Nothing to export yet: import a file first.',
};
