/** What was said before each change, so that changes can be taken back and made again. */
const DEPTH = 100;

export class Past<T> {
  #before: T[] = [];
  #after: T[] = [];

  /** Remembers what is about to change. */
  remember(now: T): void {
    this.#before = [...this.#before.slice(1 - DEPTH), now];
    this.#after = [];
  }

  /** Returns what was before the last change, or nothing. */
  back(now: T): T | undefined {
    const before = this.#before.pop();
    if (before !== undefined) this.#after.push(now);
    return before;
  }

  /** Returns what the last change taken back had made, or nothing. */
  forth(now: T): T | undefined {
    const after = this.#after.pop();
    if (after !== undefined) this.#before.push(now);
    return after;
  }
}
