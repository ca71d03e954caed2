import { MadeAt } from '../kernel/author/made-at.ts';
import type { Trace } from '../bus/trace.ts';
import type { StoreView } from '../store/store-view.ts';

/** What a property is judged by. */
export interface Judged {
  /** What is true now. `explore` notes which records are looked at: `store.interaction(id)` needs fewer runs than `store.interactions`. */
  readonly store: StoreView;
  /** What has crossed so far. `explore` notes what is asked for: `trace.at('urs')` needs fewer runs than `trace.messages`. */
  readonly trace: Trace;
}

/** A sentence about runs that can be true or false. */
export interface Property {
  /** When it must hold: after every step, at some moment of some run, or at the end of every run. */
  readonly kind: 'always' | 'sometimes' | 'eventually';
  /** What should be true, as reports and findings say it. */
  readonly sentence: string;
  /** Whether it holds now; called at the end of steps, or of the run for `eventually`. It keeps nothing from one call to the next. */
  readonly holds: (judged: Judged) => boolean;
}

const stated = new MadeAt();

/** States what must hold after every step; where it does not, the run fails: `always('…', ({ store }) => …)`. */
export const always = (sentence: string, holds: Property['holds']): Property => make('always', sentence, holds);

/** States what must hold at some moment of some run: guards against an `always` that holds because nothing happened. */
export const sometimes = (sentence: string, holds: Property['holds']): Property => make('sometimes', sentence, holds);

/** States what must hold when a run ends, in every run. */
export const eventually = (sentence: string, holds: Property['holds']): Property => make('eventually', sentence, holds);

/** The author's line on which a property was stated. */
export const statedAt = (property: Property): string | undefined => stated.lineOf(property);

const make = (kind: Property['kind'], sentence: string, holds: Property['holds']): Property =>
  stated.note({ kind, sentence, holds });
