/** Where a list that is read page by page stands, and where its earlier pages began. */
export class Offsets {
  #trail = $state.raw<number[]>([0]);
  readonly now = $derived(this.#trail.at(-1) ?? 0);

  go(next: number): void {
    this.#trail = [...this.#trail, next];
  }

  back(): void {
    if (this.#trail.length > 1) this.#trail = this.#trail.slice(0, -1);
  }
}
