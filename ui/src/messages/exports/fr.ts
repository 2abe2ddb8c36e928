import { noun } from '../plural';
import type { ExportWords } from './words';

export const frExports: ExportWords = {
  title: 'Emporter ses données',
  hint: 'Un classeur ou des .csv, avec les en-têtes que l’import reconnaît. Ces fichiers ne sont pas chiffrés\u00a0: rangez-les bien. Les personnes opposées n’y sont pas, il n’en reste que des empreintes.',
  told: 'Tout ce que disent les fichiers…',
  figures: 'Les indicateurs…',
  program: 'Pour un CRM',
  programHint: 'Contacts, opportunités et relances à faire, sous les en-têtes de ce logiciel.',
  forProgram: 'Exporter pour ce CRM…',
  running: 'Export en cours…',
  rows: (table, rows, shown) => `${table}\u00a0: ${shown}\u00a0${noun(rows, { one: 'ligne', many: 'lignes' }, 'fr')}`,
  done: (path, tables, rows, shown) =>
    `${tables}\u00a0${noun(tables, { one: 'tableau', many: 'tableaux' }, 'fr')}, ${shown}\u00a0${noun(rows, { one: 'ligne', many: 'lignes' }, 'fr')}\u00a0: ${path}`,
  nothing: 'Rien à exporter pour l’instant\u00a0: importez d’abord un fichier.',
};
