import type { BenchContext } from '../../kernel/guard/bench-context.ts';
import type { BenchError } from '../../kernel/errors.ts';
import type { Told } from '../../contract/plugin.ts';

/** The bench that the code runs on. */
type Bench = Required<Omit<BenchContext, 'where' | 'allows' | 'partOf' | 'named' | 'unhandled'>> & {
  readonly unhandled: (error: unknown, told?: Told) => void;
};

/** Code of one author's on the bench, a strategy at work on one interaction say, wherever it goes on after an `await`. */
export class AuthoredCode implements BenchContext {
  readonly #bench: Bench;
  readonly #told: Told;

  constructor(bench: Bench, told: Told) {
    this.#bench = bench;
    this.#told = told;
  }

  get partOf(): BenchContext {
    return this.#bench;
  }

  offence(error: BenchError): void {
    this.#bench.offence(error);
  }

  waits(): void {
    this.#bench.waits();
  }

  unhandled(error: unknown): void {
    this.#bench.unhandled(error, this.#told);
  }

  unheard(error: unknown): void {
    this.#told.unheard(error);
  }

  rejected(reason: unknown): void {
    this.#told.rejected(reason);
  }

  note(text: string): void {
    this.#bench.note(text);
  }

  lineHere(place: () => Error): Error | undefined {
    return this.#bench.lineHere(place);
  }
}
