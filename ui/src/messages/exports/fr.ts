import { noun } from '../plural';
import type { ExportWords } from './words';

export const frExports: ExportWords = {
  title: 'Emporter ses données',
  hint: 'Un classeur ou des .csv, avec les en-têtes que l’import reconnaît. Ces fichiers ne sont pas chiffrés\u00a0: rangez-les bien. Les personnes opposées n’y sont pas, il n’en reste que des empreintes.',
  told: 'Tout ce que disent les fichiers…',
  figures: 'Les indicateurs…',
  figuresShown: 'Exporter les indicateurs…',
  filtered: 'Indicateurs\u00a0: avec les filtres du tableau de bord ouvert et des analyses',
  dialect: 'Fichiers .csv',
  dialects: { french: 'français\u00a0: 1234,5\u202f; 31/12/2026', international: 'international\u00a0: 1234.5, 2026-12-31' },
  program: 'Pour un CRM',
  programHint: 'Contacts, opportunités et relances à faire, sous les en-têtes de ce logiciel.',
  forProgram: 'Exporter pour ce CRM…',
  running: 'Export en cours…',
  rows: (table, rows, shown) => `${table}\u00a0: ${shown}\u00a0${noun(rows, { one: 'ligne', many: 'lignes' }, 'fr')}`,
  done: (path, tables, rows, shown) =>
    `${tables}\u00a0${noun(tables, { one: 'tableau', many: 'tableaux' }, 'fr')}, ${shown}\u00a0${noun(rows, { one: 'ligne', many: 'lignes' }, 'fr')}\u00a0: ${path}`,
  nothing: 'Rien à exporter pour l’instant\u00a0: importez d’abord un fichier.',
};
