import type { Milliseconds } from '../../kernel/time.ts';
import { waitsFor } from './dependence.ts';
import type { Deadline } from '../deadline.ts';
import { StepSet } from './step-set.ts';
import type { Dependence, StepTaken } from './step-taken.ts';

/** What is known before, and when the work has to end: it takes the square of the steps. */
interface Beforehand {
  readonly deadline?: Deadline | undefined;
  /** A run of the same search that has its first so many steps in common with this one. */
  readonly known?: { readonly before: HappensBefore; readonly steps: number } | undefined;
}

/** Which steps of a run had to come before which (Flanagan and Godefroid, POPL 2005): the same in all runs of a Mazurkiewicz trace. */
export class HappensBefore {
  readonly #steps: readonly StepTaken[];
  readonly #from: number;
  readonly #window: Milliseconds;
  readonly #depends: Dependence;
  readonly #past: StepSet[] = [];

  /** Steps before `from` are the past of all others, and are not looked at. */
  constructor(
    steps: readonly StepTaken[],
    from: number,
    window: Milliseconds,
    depends: Dependence,
    { deadline, known }: Beforehand = {},
  ) {
    this.#steps = steps;
    this.#from = from;
    this.#window = window;
    this.#depends = depends;
    if (known !== undefined && known.before.#from === from)
      this.#past.push(...known.before.#past.slice(0, Math.max(0, known.steps - from)));
    for (let later = from + this.#past.length; later < steps.length; later++) {
      deadline?.checkAt(later);
      this.#past.push(this.#pastOf(later));
    }
  }

  /** Whether one step had to come before another. */
  isBefore(earlier: number, later: number): boolean {
    return this.#past[later - this.#from]!.has(earlier - this.#from);
  }

  /** Whether a step made another possible: it cannot have come later. */
  enables(earlier: number, later: number): boolean {
    const step = this.#steps[later]!;
    const before = this.#steps[earlier]!;
    return step.createdBy === earlier || before.queue === step.queue || this.#lifts(before, step);
  }

  /** Steps that raced with this one: dependent on it, nothing between them, and neither made the other possible. */
  reversibleRaces(later: number): readonly number[] {
    const racing: number[] = [];
    const covered = new StepSet(this.#steps.length - this.#from);
    for (let earlier = later - 1; earlier >= this.#from; earlier--) {
      if (!this.isBefore(earlier, later) || covered.has(earlier - this.#from)) continue;
      covered.addAll(this.#past[earlier - this.#from]!);
      if (!this.enables(earlier, later)) racing.push(earlier);
    }
    return racing;
  }

  /** Whether time could not come to an event before a step had handled, or taken back, what was due long before. */
  #lifts(before: StepTaken, step: { readonly due: Milliseconds }): boolean {
    return (
      waitsFor(step, before, this.#window) ||
      before.disabled.some((event) => event.gone && waitsFor(step, event, this.#window))
    );
  }

  #pastOf(later: number): StepSet {
    const past = new StepSet(later - this.#from);
    const step = this.#steps[later]!;
    for (let earlier = later - 1; earlier >= this.#from; earlier--) {
      if (past.has(earlier - this.#from)) continue;
      if (!this.enables(earlier, later) && !this.#depends(this.#steps[earlier]!, step)) continue;
      past.add(earlier - this.#from);
      past.addAll(this.#past[earlier - this.#from]!);
    }
    return past;
  }
}
