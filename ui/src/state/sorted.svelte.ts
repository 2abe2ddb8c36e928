/** By which column a table is sorted, which way, and which page is shown. */

export class Sorted<Sort extends string> {
  by = $state<Sort>() as Sort;
  reversed = $state(false);
  page = $state(0);
  readonly #falling: readonly Sort[];

  /** `falling` are the columns that begin with the highest or the latest. */
  constructor(by: Sort, falling: readonly Sort[] = []) {
    this.by = by;
    this.#falling = falling;
    this.reversed = falling.includes(by);
  }

  /** Sorts by a column, or turns it round; the first page comes again. */
  sort(by: Sort): void {
    this.reversed = this.by === by ? !this.reversed : this.#falling.includes(by);
    this.by = by;
    this.page = 0;
  }
}
