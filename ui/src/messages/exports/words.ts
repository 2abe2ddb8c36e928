/** What is said of exports. */
export interface ExportWords {
  title: string;
  hint: string;
  told: string;
  figures: string;
  /** On a screen with filters. */
  figuresShown: string;
  /** The figures of what is filtered elsewhere. */
  filtered: string;
  dialect: string;
  dialects: Record<'french' | 'international', string>;
  /** For another program. */
  program: string;
  programHint: string;
  forProgram: string;
  running: string;
  rows: (table: string, rows: number, shown: string) => string;
  done: (path: string, tables: number, rows: number, shown: string) => string;
  nothing: string;
}
