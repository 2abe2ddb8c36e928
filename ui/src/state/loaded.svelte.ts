/** An answer that is asked for again when the question, the language or what is stored changes. */
import { toFailure, type Failure } from '../api/client';
import { session } from './session.svelte';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);
  #turn = 0;
  readonly #ask: () => Promise<T>;

  /** `ask` reads what it depends on before its first pause, so that every change of it asks again. */
  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
    $effect(() => {
      void session.version;
      this.#follow(this.#ask());
    });
  }

  /** Asks once more, after a failure. */
  retry(): void {
    this.#follow(this.#ask());
  }

  /** Takes an answer that another command has brought. */
  take(value: T): void {
    this.#turn += 1;
    this.value = value;
    this.failure = null;
    this.loading = false;
  }

  #follow(answer: Promise<T>): void {
    const turn = ++this.#turn;
    this.loading = true;
    answer.then(
      (value) => {
        if (turn === this.#turn) this.take(value);
      },
      (error: unknown) => {
        if (turn !== this.#turn) return;
        this.failure = toFailure(error);
        this.loading = false;
      },
    );
  }
}
