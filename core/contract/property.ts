import type { Trace } from '../bus/trace.ts';
import type { StoreView } from '../store/store-view.ts';

/** What a property is judged by. */
export interface Judged {
  readonly store: StoreView;
  readonly trace: Trace;
}

/** A sentence about runs that can be true or false. */
export interface Property {
  readonly kind: 'always' | 'sometimes' | 'eventually';
  readonly sentence: string;
  readonly holds: (judged: Judged) => boolean;
}

/** Holds after every step. */
export const always = (sentence: string, holds: Property['holds']): Property => ({ kind: 'always', sentence, holds });

/** Holds at some moment of some run: guards against an `always` that holds because nothing happened. */
export const sometimes = (sentence: string, holds: Property['holds']): Property => ({
  kind: 'sometimes',
  sentence,
  holds,
});

/** Holds by the end of every run. */
export const eventually = (sentence: string, holds: Property['holds']): Property => ({
  kind: 'eventually',
  sentence,
  holds,
});
