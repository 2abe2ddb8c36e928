/** What is said of exports. */
export interface ExportWords {
  title: string;
  hint: string;
  told: string;
  figures: string;
  /** For another program. */
  program: string;
  programHint: string;
  forProgram: string;
  running: string;
  rows: (table: string, rows: number, shown: string) => string;
  done: (path: string, tables: number, rows: number, shown: string) => string;
  nothing: string;
}
