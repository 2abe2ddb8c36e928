/** The commands of importing, of what was imported, and of what is remembered. */
import type { AppError, DraftToSave, ImportOutcome, OfferedFile, Progress, SheetChoice, TemplateView } from '../bindings';
import { draftOf, fieldChoices, FILES, sheetOf } from './imports';
import { backupItems, candidates, history, mappingItems, restorePlan, templateItems, templateView, undoPlan, waitingPage, watched, wordList } from './kept';
import { issuePage, listPage, sheetOutcome, valuePage } from './preview';
import { say } from './say';

/** All that a command of importing takes; each reads what is its own. */
export interface ImportArgs {
  lang: string;
  page: number;
  id: number;
  files: number[];
  choice: SheetChoice;
  choices: SheetChoice[];
  progress: { onmessage: (progress: Progress) => void };
  sheet: number | string;
  list: string;
  group: number;
  offset: number;
  text: string;
  draft: DraftToSave;
  withDependents: boolean;
  row: number;
  piece: number;
  name: string;
  newName: string;
  template: TemplateView;
  fileId: number;
  field: string;
  meaning: string;
  on: boolean;
}
type Commands = Record<string, (args: ImportArgs) => unknown>;

interface State {
  empty: boolean;
  unfinished: boolean;
  bare: boolean;
  delay: number;
}

const CANCELLED: AppError = { code: 'cancelled', message: 'Annulé.', remedy: '', field: null };

/** Returns the commands of importing over a state of their own. */
export function importCommands(state: State): Commands {
  return { ...running(state), ...imported(state), ...remembered(state) };
}

function running(state: State): Commands {
  let cancel = false;
  let last: SheetChoice[] = [];
  let lang = 'fr';
  let pasted = 100;
  let kept: DraftToSave | null = state.unfinished ? { files: [1], choices: [], step: 'columns' } : null;

  async function work({ progress, choices }: Pick<ImportArgs, 'progress' | 'choices'>): Promise<void> {
    cancel = false;
    const first = choices[0];
    const draft = first && sheetOf(first, lang);
    const rows = draft?.rows ?? 168;
    const steps = state.delay === 0 ? 2 : 20;
    for (let step = 1; step <= steps; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, state.delay));
      if (cancel) throw CANCELLED;
      const share = step / steps;
      const phase = share < 0.6 ? 'reading' : share < 0.85 ? 'joining' : 'saving';
      progress.onmessage({ phase, file: draft?.file ?? '', sheet: draft?.sheet ?? '', columns: [], rows: Math.round(rows * share), share, rowsPerSecond: 41_250, secondsLeft: Math.ceil((1 - share) * 3) });
    }
  }

  function outcome(choices: SheetChoice[], written: boolean): ImportOutcome {
    last = choices;
    const sheets = choices.map((choice, at) => sheetOutcome(choice, lang, written ? 40 + at : null));
    const rows = sheets.reduce((sum, one) => sum + one.new + one.changed, 0);
    const what = choices.length === 1 && choices[0]?.kind === 'responses' ? say(lang, 'réponses', 'responses') : say(lang, 'lignes', 'rows');
    return { written, sheets, action: say(lang, `Importer ${rows}\u00a0${what}`, `Import ${rows} ${what}`) };
  }

  return {
    pick_files: (): OfferedFile[] => FILES.slice(0, 1),
    field_choices: (args) => fieldChoices(args.lang),
    import_draft: (args) => draftOf(args.files, args.lang),
    import_sheet: (args) => sheetOf(args.choice, args.lang),
    import_preview: async (args) => {
      lang = args.lang;
      await work(args);
      return outcome(args.choices, false);
    },
    import_accept: async (args) => {
      lang = args.lang;
      await work(args);
      state.empty = false;
      kept = null;
      return outcome(args.choices, true);
    },
    load_demo: async (args) => {
      await work({ ...args, choices: [] });
      state.empty = false;
      return outcome([], true);
    },
    import_cancel: () => void (cancel = true),
    import_rows: ({ sheet, list, offset }) => listPage(last[Number(sheet)], list, offset, lang),
    import_issues: ({ sheet, group, offset }) => issuePage(last[Number(sheet)], group, offset, lang),
    import_issue_values: ({ sheet, group }) => valuePage(last[Number(sheet)], group, lang),
    save_set_aside: () => '/home/camille/Documents/lignes à corriger.xlsx',
    paste_cells: (args): OfferedFile => ({ id: (pasted += 1), name: say(args.lang, 'Collage du 25 nov. 14 h 30', 'Pasted on 25 Nov, 14:30'), pasted: true, sort: 'table' }),
    save_import_draft: ({ draft }) => void (kept = draft),
    unfinished_import: (args) =>
      kept && {
        title: say(args.lang, 'L’import de «\u00a0réponses_octobre.xlsx\u00a0» n’a pas eu lieu.', 'The import of “réponses_octobre.xlsx” did not happen.'),
        said: say(args.lang, 'Rien n’a été écrit. Vos choix et 3\u00a0corrections sont gardés depuis le 25 nov. à 14\u00a0h\u00a030.', 'Nothing was written. Your choices and 3 corrections are kept since 25 Nov, 14:30.'),
        lost: [],
      },
    resume_import: () => ({ files: FILES.filter((file) => kept?.files.includes(file.id)), choices: kept?.choices.length ? kept.choices : [LEFT], step: kept?.step ?? 'columns' }),
    discard_import_draft: () => void (kept = null),
  };
}

/** What was chosen in the import that was left. */
const LEFT: SheetChoice = {
  fileId: 1,
  sheet: 'Retours',
  kind: 'responses',
  columns: [{ letter: 'G', field: null }],
  constants: [{ field: 'campaign', value: 'BTP26' }],
  reading: { order: 'day_first', mark: null, encoding: null, separator: null, headingRow: null, epoch: null },
  columnReadings: [],
  corrections: [{ letter: 'B', row: null, raw: '31/09/2026', cause: null, action: 'replace', value: '30/09/2026' }],
  template: null,
};

function imported(state: State): Commands {
  const undone = new Map<number, number[]>();
  const joined = new Map<number, string>();
  const folder = { folder: state.bare ? null : '/home/camille/Documents/À importer', on: !state.bare };
  let former = { ...folder };
  let copies = state.bare ? 0 : 3;
  const list = () => (state.empty || state.bare ? [] : history(undone));
  const copy = (lang: string) => ({ folder: '/home/camille/.local/share/fr.baromail.app/sauvegardes', items: backupItems(lang).slice(3 - copies) });
  const made = (args: ImportArgs) => waitingPage(joined, true, args.lang);

  return {
    imports: list,
    undo_plan: ({ id, lang }) => undoPlan(id, undone, lang),
    undo_import: ({ id, lang }) => {
      const gone = [id, ...undoPlan(id, undone, lang).dependents.map((one) => one.id)];
      for (const one of gone) undone.set(one, gone.filter((other) => other !== one));
      return list();
    },
    redo_import: ({ id }) => {
      for (const one of [id, ...(undone.get(id) ?? [])]) undone.delete(one);
      return list();
    },
    waiting: (args) => (state.empty || state.bare ? { total: 0, kinds: [], rows: [] } : waitingPage(joined, false, args.lang)),
    joined_by_hand: made,
    match_candidates: ({ row, text }) => candidates(row, text),
    join_by_hand: ({ row, piece }) => void joined.set(row, `BTP26-A-${String(piece).padStart(5, '0')}`),
    unjoin_by_hand: ({ row }) => {
      const piece = Number(joined.get(row)?.split('-').at(-1));
      joined.delete(row);
      return piece;
    },
    backups: ({ lang }) => copy(lang),
    make_backup: ({ lang }) => {
      copies = Math.min(3, copies + 1);
      return copy(lang);
    },
    save_backup_as: () => '/media/clé/baromail.baromail',
    pick_backup: ({ lang }) => restorePlan(3, lang),
    offered_backup: ({ lang }) => restorePlan(3, lang),
    restore_plan: ({ id, lang }) => restorePlan(id, lang),
    restore_backup: ({ lang }) => copy(lang),
    watched_folder: ({ lang }) => watched(folder, lang),
    choose_watched_folder: ({ lang }) => {
      former = { ...folder };
      return watched(Object.assign(folder, { folder: '/home/camille/Documents/Autre dossier', on: true }), lang);
    },
    swap_watched_folder: ({ lang }) => {
      const now = { ...folder };
      Object.assign(folder, former);
      former = now;
      return watched(folder, lang);
    },
    set_watched_folder: ({ on, lang }) => watched(Object.assign(folder, { on }), lang),
  };
}

function remembered(state: State): Commands {
  let names = state.bare ? [] : ['Retours centre d’appels'];
  const forgotten = new Set<number>(state.bare ? [1, 2] : []);
  const words = new Map<string, string>(state.bare ? [] : [['interest\nchaud', 'positive'], ['channel\ntél', 'phone']]);
  const items = (lang: string) => templateItems(names, lang);

  return {
    templates: ({ lang }) => items(lang),
    save_template: ({ name, lang }) => {
      names = [...new Set([...names, name])];
      return items(lang);
    },
    rename_template: ({ name, newName, lang }) => {
      names = names.map((one) => (one === name ? newName : one));
      return items(lang);
    },
    delete_template: ({ name, lang }) => {
      names = names.filter((one) => one !== name);
      return items(lang);
    },
    template: ({ name }) => templateView(name),
    change_template: ({ template, lang }) => {
      names = [...new Set([...names, template.name])];
      return items(lang);
    },
    export_template: ({ name }) => `/home/camille/Documents/${name}.baromail-template`,
    take_template: () => {
      names = [...new Set([...names, 'Export Sellsy'])];
      return 'Export Sellsy';
    },
    import_template: () => {
      names = [...new Set([...names, 'Export Sellsy'])];
      return 'Export Sellsy';
    },
    apply_template: ({ name, fileId, sheet }) => ({ ...LEFT, fileId, sheet: String(sheet), corrections: [], template: name }),
    mappings: ({ lang }) => mappingItems(forgotten, lang),
    forget_mapping: ({ id, lang }) => mappingItems(forgotten.add(id), lang),
    remember_mapping: ({ id, lang }) => {
      forgotten.delete(id);
      return mappingItems(forgotten, lang);
    },
    words: ({ lang }) => (state.bare ? { ...wordList(words, lang), unknown: [] } : wordList(words, lang)),
    set_word: ({ field, text, meaning, lang }) => wordList(words.set(`${field}\n${text}`, meaning), lang),
    delete_word: ({ field, text, lang }) => {
      words.delete(`${field}\n${text}`);
      return wordList(words, lang);
    },
  };
}
