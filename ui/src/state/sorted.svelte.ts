/** By which column a table is sorted, which way, and which page is shown. */
import { lasting, oneOf } from './lasting.svelte';

export class Sorted<Sort extends string> {
  page = $state(0);
  readonly #how: { by: Sort; reversed: boolean };
  readonly #falling: readonly Sort[];

  /** `name` is what the order is kept under; `falling` are the columns that begin with the highest or the latest. */
  constructor(name: string, columns: readonly Sort[], by: Sort, falling: readonly Sort[] = []) {
    this.#falling = falling;
    this.#how = lasting(name, { by, reversed: falling.includes(by) }, { by: oneOf(columns), reversed: oneOf([true, false]) });
  }

  get by(): Sort {
    return this.#how.by;
  }

  get reversed(): boolean {
    return this.#how.reversed;
  }

  /** Sorts by a column, or turns it round; the first page comes again. */
  sort(by: Sort): void {
    this.#how.reversed = this.#how.by === by ? !this.#how.reversed : this.#falling.includes(by);
    this.#how.by = by;
    this.page = 0;
  }
}
